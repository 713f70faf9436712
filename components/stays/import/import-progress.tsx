import { useTranslations } from 'next-intl';

/** For long files; whoever waits sees that something moves. */
export function ImportProgress({ progress }: Readonly<{ progress: { done: number; of: number } | null }>) {
  const t = useTranslations('Stays.import');
  if (!progress) return null;
  return (
    <progress
      aria-label={t('progress')}
      value={progress.done}
      max={Math.max(1, progress.of)}
      className="h-2 w-full accent-accent"
    />
  );
}
