import type { DisabledCode } from '@/lib/contract/chat';
import { guestLocaleOf } from '@/lib/contract/hotel';
import { loadMessages } from './messages';

/** Returns the reason why a guest may not write, for a client without its own texts. */
export const closedSentence = (code: DisabledCode, locale: string): string =>
  loadMessages(guestLocaleOf(locale)).WritingClosed[code];
