'use client';

import { useEffect } from 'react';
import { forgetDraft } from '@/components/chat/use-draft';
import type { ConversationView } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';
import { draftKeyOf } from './draft-key';
import { LinkNotice } from './link-notice';
import { StayEnded } from './stay-ended';

type Props = Readonly<{ ending: NonNullable<ConversationView['ending']>; context: GuestContextDto }>;

/** The conversation ended while it was being looked at. What was begun goes with it: phones are lent. */
export function Farewell({ ending, context }: Props) {
  const draftKey = draftKeyOf(context);
  useEffect(() => forgetDraft(draftKey), [draftKey]);
  return ending === 'stay_ended' ? (
    <StayEnded hotel={context.hotel} guestName={context.guest_name} />
  ) : (
    <LinkNotice hotel={context.hotel} kind="signedOut" />
  );
}
