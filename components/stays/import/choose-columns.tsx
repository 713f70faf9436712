'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { TroubleLine } from '@/components/ui/trouble-line';
import { useWork } from '@/components/ui/use-work';
import { IMPORT_FIELDS, type ImportField, missingFields } from '@/lib/client/import/guess-columns';
import { DAY_ORDERS } from '@/lib/client/import/read-day';
import { troubleOf } from '../trouble';
import { ImportProgress } from './import-progress';
import type { Import, ImportStep } from './use-import';

type Props = Readonly<{ step: Extract<ImportStep, { at: 'columns' }>; work: Import }>;

/** Which column says what. What could be guessed is chosen already. */
export function ChooseColumns({ step: { table, mapping, dayOrder }, work }: Props) {
  const t = useTranslations('Stays.import');
  const words = useTranslations('Stays.trouble');
  const { isBusy, trouble, run } = useWork((cause) => words(troubleOf(cause)));
  const first = table.rows[0]?.cells ?? {};
  const missing = missingFields(mapping);
  const choices = [
    { value: '', label: t('notInFile') },
    ...table.columns.map((column) => ({ value: column, label: exampleOf(column, first[column]) })),
  ];

  function choose(field: ImportField, column: string) {
    const { [field]: _, ...others } = mapping;
    work.map(column === '' ? others : { ...others, [field]: column });
  }

  return (
    <>
      <p className="text-pretty text-ink-soft text-sm">{t('columns', { count: table.rows.length })}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {IMPORT_FIELDS.map((field) => (
          <Select
            key={field}
            label={t(`field.${field}`)}
            value={mapping[field] ?? ''}
            choices={choices}
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
      {missing.length > 0 && (
        <p role="status" className="text-sm">
          {t('missing', { fields: missing.map((field) => t(`field.${field}`)).join(', ') })}
        </p>
      )}
      <TroubleLine text={trouble} />
      <ImportProgress progress={work.progress} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="secondary" disabled={isBusy} onClick={work.back}>
          {t('otherFile')}
        </Button>
        <Button
          isBusy={isBusy}
          disabled={missing.length > 0 || dayOrder === null}
          onClick={() => void run(() => work.run(true))}
        >
          {t('try')}
        </Button>
      </div>
    </>
  );
}

/** The first row's cell, since columns are known by what stands in them. */
function exampleOf(column: string, cell = ''): string {
  return cell === '' ? column : `${column} (${cell.length > 24 ? `${cell.slice(0, 24)}…` : cell})`;
}
