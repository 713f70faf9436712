'use client';

import { useEffect, useLayoutEffect, useMemo } from 'react';
import { useForgetOthers } from '@/components/push/use-forget-visit';
import { LatePart } from '@/components/ui/late-part';
import { guestScope } from '@/lib/client/clear-person';
import { watchInstallPrompt } from '@/lib/client/install-prompt';
import { lazyWithRetry } from '@/lib/client/lazy-with-retry';
import { createGuestMessageApi } from '@/lib/client/message-api';
import { setPageOwner } from '@/lib/client/page-owner';
import { RealtimeProvider } from '@/lib/client/realtime-context';
import { useConversation } from '@/lib/client/use-conversation';
import { usePresence } from '@/lib/client/use-presence';
import type { OpenSessionReplyDto } from '@/lib/contract/chat';
import type { OtherStay } from '@/lib/contract/other-stay';
import { guestOwner, stayKey } from '@/lib/contract/page-owner';
import { guestApi, pages } from '@/lib/contract/paths';
import { GuestConversation } from './guest-conversation';
import { useGuestContext } from './use-guest-context';

type Props = Readonly<{
  initial: OpenSessionReplyDto;
  /** The client message id of a message sent by a browser without script. */
  formMessageId?: string | undefined;
  /** Other stays of the same hotel that this device may open. */
  others?: readonly OtherStay[];
}>;

const NONE: readonly OtherStay[] = [];

const SessionEnded = lazyWithRetry(async () => (await import('./session-ended')).SessionEnded);

export function GuestChat(props: Props) {
  const { hotel, pusher } = props.initial.context;
  return (
    <RealtimeProvider config={pusher} authEndpoint={guestApi.pusherAuth(hotel.slug)}>
      <LiveChat {...props} />
    </RealtimeProvider>
  );
}

function LiveChat({ initial, formMessageId, others = NONE }: Props) {
  const { context, api } = useGuestContext(initial.context);
  const { slug } = context.hotel;
  const messageApi = useMemo(() => createGuestMessageApi(slug), [slug]);
  const { booking_id: booking, companion_id: companionId } = context;
  const scope = guestScope(slug, booking, companionId);
  useLayoutEffect(() => setPageOwner(guestOwner(booking, companionId)), [booking, companionId]);
  const view = useConversation(
    {
      side: 'guest',
      scope,
      meName: context.guest_name,
      channel: context.channel_name,
      initial: { page: initial, handler: context.current_staff_handler },
      api,
    },
    messageApi,
  );
  useForgetOthers(slug, view.ending ? null : scope, others);
  useEffect(watchInstallPrompt, []);
  const own = others.length > 0 ? stayKey(booking, companionId) : null;
  useEffect(() => {
    // A reload shows the same stay, whichever was opened last.
    if (own) window.history.replaceState(window.history.state, '', pages.stay(slug, own));
  }, [slug, own]);
  usePresence(view.ending ? null : guestApi.presence(slug));
  if (!view.ending)
    return (
      <GuestConversation
        context={context}
        firstReadSeq={initial.read_state.guest_read_seq}
        view={view}
        formMessageId={formMessageId}
        others={others}
      />
    );
  return (
    <LatePart>
      <SessionEnded ending={view.ending} context={context} />
    </LatePart>
  );
}
