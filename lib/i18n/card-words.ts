import { GUEST_LOCALES } from '@/lib/contract/hotel';
import { loadMessages } from './messages';

/** What a guest's card says, in each of the guests' languages. */
export function cardWords(): Record<string, { title: string; text: string }> {
  return Object.fromEntries(GUEST_LOCALES.map((locale) => [locale, loadMessages(locale).GuestCard]));
}

/** And the sign in a room, which does not know who will read it: every language, one below the other. */
export function signWords(): { locale: string; title: string; text: string }[] {
  return GUEST_LOCALES.map((locale) => ({ locale, ...loadMessages(locale).RoomSign }));
}
