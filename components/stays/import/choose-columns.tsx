'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { Select } from '@/components/ui/select';
import { DAY_ORDERS, IMPORT_FIELDS, type ImportField } from '@/lib/contract/import-memory';
import { missingFields } from '@/lib/stay-files/guess-columns';
import { type Choices, MOST_WORDS } from '@/lib/stay-files/plan-import';
import { statusWord } from '@/lib/stay-files/read-status';
import type { OpenFile } from '@/lib/stay-files/reading/open-file';
import { ChooseReading } from './choose-reading';
import { ExplainWords } from './explain-words';
import { ImportProgress } from './import-progress';
import type { ImportStep } from './import-step';
import type { Import } from './use-import';
import { useFaultWords, useStopWords } from './use-import-words';

type Props = Readonly<{ step: Extract<ImportStep, { at: 'columns' }>; work: Import }>;

/** Assigns the columns of the file to fields. Recognized columns are preselected. */
export function ChooseColumns({ step: { file, understood, fault }, work }: Props) {
  const t = useTranslations('Stays.import');
  const faultWords = useFaultWords();
  const stopWords = useStopWords();
  const { table } = file;
  const { choices, unknown, unknownCount } = understood;
  const { mapping, dayOrder, words } = choices;
  const missing = missingFields(mapping);
  const isUnexplained = unknown.some((word) => words[statusWord(word)] === undefined);
  const isBusy = work.progress !== null;

  return (
    <>
      <ChooseReading file={file} work={work} />
      <ErrorLine text={fault && faultWords(fault)} />
      <p className="text-pretty text-ink-soft text-sm">{t('columns', { count: table.rows.length })}</p>
      <FieldColumns step={{ file, choices }} work={work} />
      {unknownCount > MOST_WORDS ? (
        <ErrorLine text={t('manyWords', { count: unknownCount })} />
      ) : (
        <ExplainWords unknown={unknown} words={words} work={work} />
      )}
      {missing.length > 0 && (
        <p role="status" className="text-sm">
          {t('missing', { fields: missing.map((field) => t(`field.${field}`)).join(', ') })}
        </p>
      )}
      <ErrorLine text={stopWords(work.cause)} />
      <ImportProgress progress={work.progress} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="secondary" disabled={isBusy} onClick={work.back}>
          {t('otherFile')}
        </Button>
        <Button
          isBusy={isBusy}
          disabled={missing.length > 0 || dayOrder === null || isUnexplained || unknownCount > MOST_WORDS}
          onClick={() => void work.run(true)}
        >
          {t('try')}
        </Button>
      </div>
    </>
  );
}

type FieldsProps = Readonly<{ step: Readonly<{ file: OpenFile; choices: Choices }>; work: Import }>;

function FieldColumns({ step: { file, choices }, work }: FieldsProps) {
  const t = useTranslations('Stays.import');
  const { mapping, dayOrder } = choices;
  const first = file.table.rows[0]?.cells ?? {};
  const columns = [
    { value: '', label: t('notInFile') },
    ...file.table.columns.map((column) => ({ value: column, label: exampleOf(column, first[column]) })),
  ];

  function choose(field: ImportField, column: string) {
    const { [field]: _, ...others } = mapping;
    work.map(column === '' ? others : { ...others, [field]: column });
  }

  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {IMPORT_FIELDS.map((field) => (
        <Select
          key={field}
          label={t(`field.${field}`)}
          value={mapping[field] ?? ''}
          choices={columns}
          onChange={({ target }) => choose(field, target.value)}
        />
      ))}
      <Select
        label={t('dayOrder')}
        value={dayOrder ?? ''}
        choices={[
          ...(dayOrder === null ? [{ value: '', label: t('chooseOrder') }] : []),
          ...DAY_ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) })),
        ]}
        onChange={({ target }) => {
          const order = DAY_ORDERS.find((each) => each === target.value);
          if (order) work.setDayOrder(order);
        }}
      />
    </div>
  );
}

/** Shows the first row's cell, because users recognize columns by their content. */
function exampleOf(column: string, cell = ''): string {
  return cell === '' ? column : `${column} (${cell.length > 24 ? `${cell.slice(0, 24)}…` : cell})`;
}
