'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { ImportProgress } from './import-progress';
import type { Import } from './use-import';
import { useStopWords } from './use-import-words';

/** An import that was interrupted by a reload and continues. */
export function GoingOn({ work }: Readonly<{ work: Import }>) {
  const t = useTranslations('Stays.import');
  const stopWords = useStopWords();
  const isBusy = work.progress !== null;
  return (
    <>
      <p role="status" className="text-pretty text-sm">
        {t('goingOn')}
      </p>
      <ErrorLine text={stopWords(work.cause)} />
      <ImportProgress progress={work.progress} />
      {!isBusy && (
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="secondary" onClick={work.back}>
            {t('discard')}
          </Button>
          <Button onClick={() => void work.run(false)}>{t('goOn')}</Button>
        </div>
      )}
    </>
  );
}
