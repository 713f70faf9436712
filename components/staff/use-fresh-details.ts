'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ApiProblem } from '@/lib/client/api-problem';
import { pagePresence } from '@/lib/client/page-presence';
import { fetchJson } from '@/lib/client/request';
import type { ConversationDto, InboxRowDto } from '@/lib/contract/chat';
import { staffApi } from '@/lib/contract/paths';

/** The shortest time between two refreshes on waking up. */
const FRESH_MS = 30_000;
const RETRY_MS = 5_000;

/**
 * The details of the conversation, first as the server rendered them. They are fetched again when the handler changes,
 * when the inbox row shows another room, status, name or department, and when the user comes back to the page. The page
 * itself is not loaded again: without a network that would replace the desk with the browser's error page.
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
    fetchJson<ConversationDto>('GET', staffApi.conversation(slug, drawn.id)).then(
      (details) => setKnown({ drawn, details }),
      (cause: unknown) => {
        // A refusal is final; an unreachable server comes back.
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
  // Fetches once for each change of the row, because the row may be the one that is out of date.
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
