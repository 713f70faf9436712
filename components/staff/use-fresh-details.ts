'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ApiProblem } from '@/lib/client/api-problem';
import { pagePresence } from '@/lib/client/page-presence';
import { ask } from '@/lib/client/request';
import type { ConversationDto, InboxRowDto } from '@/lib/contract/chat';
import { staffApi } from '@/lib/contract/paths';

/** Coming back again and again asks no more often than this. */
const FRESH_MS = 30_000;
const RETRY_MS = 5_000;

/**
 * Who the guest is, where they stay and who has been there, first as the server drew it. It is asked for anew when
 * somebody takes over or leaves, when the list knows of another room, state of the stay or department, and when
 * somebody comes back to it. Not by drawing the page anew: where no server answers that leaves the desk for a browser's
 * error page.
 */
export function useFreshDetails(
  slug: string,
  handlerId: number | undefined,
  drawn: ConversationDto,
  live: InboxRowDto | null,
): ConversationDto {
  const [known, setKnown] = useState({ drawn, details: drawn });
  if (known.drawn !== drawn) setKnown({ drawn, details: drawn });
  const knownFor = useRef(handlerId);
  const askedAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useEffectEvent(() => {
    clearTimeout(timer.current);
    ask<ConversationDto>('GET', staffApi.conversation(slug, drawn.id)).then(
      (details) => setKnown({ drawn, details }),
      (cause: unknown) => {
        // A refusal stays one; an absent server comes back.
        const isRefused = cause instanceof ApiProblem && cause.status >= 400 && cause.status < 500;
        if (!isRefused) timer.current = setTimeout(() => look(), RETRY_MS);
      },
    );
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (handlerId === knownFor.current) return;
    knownFor.current = handlerId;
    look();
  }, [handlerId]);

  const liveStay = live && stayOf(live);
  // Asked once for each word of the list: it may be the one that is behind.
  const compare = useEffectEvent((stay: string) => {
    if (stay !== stayOf(known.details)) look();
  });
  useEffect(() => {
    if (liveStay !== null) compare(liveStay);
  }, [liveStay]);

  useEffect(() => {
    askedAt.current = Date.now();
    return pagePresence.onWake(() => {
      if (Date.now() - askedAt.current < FRESH_MS) return;
      askedAt.current = Date.now();
      look();
    });
  }, []);
  return known.drawn === drawn ? known.details : drawn;
}

function stayOf({ room_number, status, guest_name, department }: InboxRowDto): string {
  return `${room_number} ${status} ${guest_name} ${department}`;
}
