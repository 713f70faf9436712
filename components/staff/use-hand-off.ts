'use client';

import { useEffect, useMemo, useState } from 'react';
import { createHandOffApi, fasterOne, type HandOffApi } from '@/lib/client/hand-off';
import type { ConversationView } from '@/lib/client/view';
import type { HandlerDto, MeDto } from '@/lib/contract/chat';
import type { Department } from '@/lib/contract/roles';

/** The reason of a failure: a colleague was faster, or another error. */
type HandOffError = { kind: 'faster'; winner: HandlerDto | null } | { kind: 'failed' };

export type HandOff = {
  readonly isBusy: boolean;
  readonly error: HandOffError | null;
  readonly colleagues: HandOffApi['colleagues'];
  /** Assigns the conversation, without an id to the user. */
  assign(staffId?: number): void;
  /** Assigns the conversation to a department. The first of its staff to take over handles it. */
  give(department: Department): void;
  leave(): void;
  dismiss(): void;
};

type Setting = {
  me: MeDto;
  conversationId: number;
  handler: ConversationView['handler'];
  refresh: () => void;
};

/** Takes over, assigns and leaves a conversation, and detects when a colleague does the same at this moment. */
export function useHandOff({ me, conversationId, handler, refresh }: Setting): HandOff {
  const { slug } = me.hotel;
  const api = useMemo(() => createHandOffApi(slug), [slug]);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<HandOffError | null>(null);
  const handlerId = handler?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an error belongs to its own conversation.
  useEffect(() => setError(null), [conversationId]);

  async function run(work: () => Promise<unknown>) {
    setIsBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      const faster = fasterOne(cause);
      setError(faster ? { kind: 'faster', ...faster } : { kind: 'failed' });
    }
    // The log brings the change to every page. Without a socket this page must fetch it.
    refresh();
    setIsBusy(false);
  }

  const expected = error?.kind === 'faster' ? (error.winner?.id ?? null) : handlerId;

  return {
    isBusy,
    error,
    colleagues: api.colleagues,
    assign(staffId) {
      const whom = staffId === undefined ? {} : { staff_id: staffId };
      void run(() => api.assign(conversationId, { ...whom, expected_handler_id: expected }));
    },
    give: (department) =>
      void run(() => api.give(conversationId, { department, expected_handler_id: expected })),
    leave: () => void run(() => api.leave(conversationId)),
    dismiss: () => setError(null),
  };
}
