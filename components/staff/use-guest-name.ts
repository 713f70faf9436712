import { useTranslations } from 'next-intl';

/** A guest's name, or a text for an erased guest. */
export function useGuestName(): (name: string) => string {
  const t = useTranslations('Staff.erased');
  return (name) => name.trim() || t('guest');
}
