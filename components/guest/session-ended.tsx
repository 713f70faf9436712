'use client';

import type { ConversationView } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';
import { LinkNotice } from './link-notice';
import { StayEnded } from './stay-ended';

type Props = Readonly<{ ending: NonNullable<ConversationView['ending']>; context: GuestContextDto }>;

/** Shown when the stay or the session ends while the page is open. */
export function SessionEnded({ ending, context }: Props) {
  return ending === 'stay_ended' ? (
    <StayEnded hotel={context.hotel} guestName={context.guest_name} />
  ) : (
    <LinkNotice hotel={context.hotel} kind="signedOut" />
  );
}
