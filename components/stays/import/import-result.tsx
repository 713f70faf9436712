'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { Select } from '@/components/ui/select';
import { countOutcomes, IMPORT_RESULTS, inOrderOfFile, isKeptByDesk } from '@/lib/client/import/import-rows';
import { reportOf } from '@/lib/client/import/report';
import { ImportProgress } from './import-progress';
import type { ImportStep } from './import-step';
import { OutcomeList } from './outcome-list';
import type { Import } from './use-import';
import { useStopWords } from './use-import-words';
import { useOutcomeWords } from './use-outcome-words';

type Props = Readonly<{
  step: Extract<ImportStep, { at: 'tried' | 'done' }>;
  work: Import;
}>;

/** The filter for stays that differ from the file because the front desk changed them. */
const KEPT = 'kept';

/** The result of the dry run, and afterwards of the import. */
export function ImportResult({ step, work }: Props) {
  const { at, run } = step;
  const confirmed = at === 'tried' ? step.confirmed : [];
  const t = useTranslations('Stays.import');
  const why = useOutcomeWords();
  const stopWords = useStopWords();
  const outcomes = inOrderOfFile(run);
  const counts = countOutcomes(outcomes);
  const [shown, setShown] = useState(counts.refused > 0 ? 'refused' : 'created');
  const isBusy = work.progress !== null;
  const kept = outcomes.filter(isKeptByDesk);
  // Confirmed stays that count as updated already are not counted twice.
  const turned = kept.filter(({ number, result }) => result === 'unchanged' && confirmed.includes(number));
  const toWrite = counts.created + counts.updated + turned.length;

  function download() {
    const url = URL.createObjectURL(new Blob([reportOf(outcomes, why)], { type: 'text/csv' }));
    const anchor = Object.assign(document.createElement('a'), { href: url, download: t('reportName') });
    anchor.click();
    URL.revokeObjectURL(url);
  }

  return (
    <>
      <p role="status" className="font-medium">
        {t(at === 'tried' ? 'wouldBe' : 'was', counts)}
      </p>
      <Select
        label={t('show')}
        value={shown}
        choices={[
          ...IMPORT_RESULTS.map((result) => ({
            value: result as string,
            label: t('some', { what: t(`result.${result}`), count: counts[result] }),
          })),
          ...(kept.length > 0
            ? [{ value: KEPT, label: t('some', { what: t('result.kept'), count: kept.length }) }]
            : []),
        ]}
        onChange={({ target }) => setShown(target.value)}
      />
      {shown === KEPT && <p className="text-ink-soft text-sm">{t('keptHelp')}</p>}
      <OutcomeList
        outcomes={shown === KEPT ? kept : outcomes.filter(({ result }) => result === shown)}
        confirming={at === 'tried' && shown === KEPT ? { confirmed, confirm: work.confirm } : null}
      />
      <ErrorLine text={stopWords(work.cause)} />
      <ImportProgress progress={work.progress} />
      {at === 'tried' ? (
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="secondary" disabled={isBusy} onClick={work.back}>
            {t('back')}
          </Button>
          <Button isBusy={isBusy} disabled={toWrite === 0} onClick={() => void work.run(false)}>
            {work.cause === null ? t('go', { count: toWrite }) : t('goOn')}
          </Button>
        </div>
      ) : (
        <>
          {counts.created > 0 && <p className="text-ink-soft text-sm">{t('once')}</p>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="secondary" onClick={download}>
              <Download aria-hidden="true" className="size-4" />
              {t('report')}
            </Button>
            <Dialog.Close render={<Button />}>{t('close')}</Dialog.Close>
          </div>
        </>
      )}
    </>
  );
}
