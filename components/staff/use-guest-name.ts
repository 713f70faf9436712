import { useTranslations } from 'next-intl';

/** A guest's name; words for one who has been forgotten. */
export function useGuestName(): (name: string) => string {
  const t = useTranslations('Staff.erased');
  return (name) => name.trim() || t('guest');
}
