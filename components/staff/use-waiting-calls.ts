'use client';

import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { coalesce } from '@/lib/client/coalesce';
import { useRealtime } from '@/lib/client/realtime-context';
import { acknowledgeWait, loadCalls, stillCalling } from '@/lib/client/waiting-calls';
import type { InboxRowDto, StaffChannelsDto } from '@/lib/contract/chat';
import { GUEST_WAITING_EVENT, type WaitingCallDto } from '@/lib/contract/escalation';

const LOOK_EVERY_MS = 30_000;

/** The waiting guests for whom this staff member is called. An event only triggers a fetch. */
export function useWaitingCalls(
  slug: string,
  { inbox, personal }: StaffChannelsDto,
  rowOf: (id: number) => InboxRowDto | undefined,
) {
  const realtime = useRealtime();
  const [calls, setCalls] = useState<readonly WaitingCallDto[]>([]);
  const [look] = useState(() => coalesce(async () => loadCalls(slug).then(setCalls, () => undefined)));
  const hear = useEffectEvent((name: string) => name === GUEST_WAITING_EVENT && void look());
  useEffect(() => {
    void look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    const leaving = [inbox, personal].map((channel) =>
      realtime?.join(channel, {
        onReady: () => void look(),
        onLost: () => undefined,
        onEvent: (name) => hear(name),
      }),
    );
    return () => {
      clearInterval(timer);
      for (const leave of leaving) leave?.();
    };
  }, [realtime, inbox, personal, look]);
  const onIt = useCallback(
    async (id: number) => {
      setCalls((before) => before.filter((call) => call.conversation_id !== id));
      await acknowledgeWait(slug, id).catch(() => undefined);
      await look();
    },
    [slug, look],
  );
  return { calls: stillCalling(calls, rowOf), onIt };
}
