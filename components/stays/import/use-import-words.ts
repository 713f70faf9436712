import { useTranslations } from 'next-intl';
import { MOST_ROWS } from '@/lib/stay-files/read-table';
import { type FileFault, MOST_BYTES } from '@/lib/stay-files/reading/open-file';
import { errorOf } from '../form-error';

/** The text for a file that cannot be read, with advice. */
export function useFaultWords(): (fault: FileFault) => string {
  const t = useTranslations('Stays.import');
  return (fault) => {
    if (fault.why === 'kind') return t(`kind.${fault.kind}`);
    const line = 'line' in fault ? (fault.line ?? null) : null;
    if (fault.why === 'malformed' && line === null) return t('unreadable.failed');
    return t(`unreadable.${fault.why}`, {
      ...{ line: line ?? 1, most: MOST_ROWS, megabytes: MOST_BYTES / 1024 / 1024 },
    });
  };
}

/** The text for a stopped import; null if it did not stop. */
export function useStopWords(): (cause: unknown) => string | null {
  const t = useTranslations('Stays.import');
  const words = useTranslations('Stays.trouble');
  return (cause) => {
    if (cause === null) return null;
    const why = errorOf(cause);
    // Parts of a long file may be written already.
    return why === 'offline' || why === 'failed' ? t('stopped') : words(why);
  };
}
