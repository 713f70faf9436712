import { useTranslations } from 'next-intl';

/** For long files; the receptionist sees how far it is. */
export function ImportProgress({ progress }: Readonly<{ progress: { done: number; of: number } | null }>) {
  const t = useTranslations('Stays.import');
  if (!progress) return null;
  return (
    <div className="flex flex-col gap-1">
      <progress
        aria-label={t('progress')}
        value={progress.done}
        max={Math.max(1, progress.of)}
        className="h-2 w-full accent-accent"
      />
      <p className="text-ink-soft text-sm tabular-nums">{t('progressOf', progress)}</p>
    </div>
  );
}
