'use client';

import { useEffect, useMemo, useState } from 'react';
import { createHandOffApi, fasterOne, type HandOffApi } from '@/lib/client/hand-off';
import type { ConversationView } from '@/lib/client/view';
import type { HandlerDto, MeDto } from '@/lib/contract/chat';
import type { Department } from '@/lib/contract/roles';

/** What stands in the way: somebody who was faster, or a failure. */
type HandOffError = { kind: 'faster'; winner: HandlerDto | null } | { kind: 'failed' };

export type HandOff = {
  readonly isBusy: boolean;
  readonly error: HandOffError | null;
  readonly colleagues: HandOffApi['colleagues'];
  /** Without somebody named: to me. */
  assign(staffId?: number): void;
  /** To whoever of a department takes it first. */
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

/** Takes, gives and leaves a conversation, against whoever does the same at this moment. */
export function useHandOff({ me, conversationId, handler, refresh }: Setting): HandOff {
  const { slug } = me.hotel;
  const api = useMemo(() => createHandOffApi(slug), [slug]);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<HandOffError | null>(null);
  const handlerId = handler?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was in the way of another conversation is none here.
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
    // The log tells everybody, and us when nothing else does.
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
