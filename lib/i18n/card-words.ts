import { GUEST_LOCALES } from '@/lib/contract/hotel';
import { loadMessages } from './messages';

/** What a guest's card says, in each of the guests' languages. */
export function cardWords(): Record<string, { title: string; text: string }> {
  return Object.fromEntries(GUEST_LOCALES.map((locale) => [locale, loadMessages(locale).GuestCard]));
}
