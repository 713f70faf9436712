import { useTranslations } from 'next-intl';
import type { Progress } from './progress';

/** The progress of reading or sending a long file. */
export function ImportProgress({ progress }: Readonly<{ progress: Progress | null }>) {
  const t = useTranslations('Stays.import');
  if (!progress) return null;
  const { what, done, of } = progress;
  const isCounted = of > 0;
  return (
    <div className="flex flex-col gap-1">
      <progress
        aria-label={t('progress')}
        {...(isCounted ? { value: done, max: of } : {})}
        className="h-2 w-full accent-accent"
      />
      <p className="text-ink-soft text-sm tabular-nums">
        {isCounted ? t(`progressOf.${what}`, { done, of }) : t('progressOfFile')}
      </p>
    </div>
  );
}
