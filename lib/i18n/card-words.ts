import { GUEST_LOCALES } from '@/lib/contract/hotel';
import { loadMessages } from './messages';

/** Returns the texts of the guest card in each guest language. */
export function cardWords(): Record<string, { title: string; text: string }> {
  return Object.fromEntries(GUEST_LOCALES.map((locale) => [locale, loadMessages(locale).GuestCard]));
}

/** Returns the texts of a room sign in every guest language, because the reader's language is unknown. */
export function signWords(): { locale: string; title: string; text: string }[] {
  return GUEST_LOCALES.map((locale) => ({ locale, ...loadMessages(locale).RoomSign }));
}
