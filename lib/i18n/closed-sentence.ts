import type { DisabledCode } from '@/lib/contract/chat';
import { guestLocaleOf } from '@/lib/contract/hotel';
import { loadMessages } from './messages';

/** Why a guest may not write, for a client that has no words of its own. */
export const closedSentence = (code: DisabledCode, locale: string): string =>
  loadMessages(guestLocaleOf(locale)).WritingClosed[code];
