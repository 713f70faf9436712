'use client';

import { useEffect, useEffectEvent } from 'react';
import { useRealtime } from '@/lib/client/realtime-context';
import { REALTIME_EVENTS } from '@/lib/contract/channels';
import type { Envelope } from '@/lib/contract/realtime';
import { type Department, isDepartment } from '@/lib/contract/roles';

export type AssignmentRequest = {
  conversationId: number;
  room: string | null;
  by: string;
  isBack: boolean;
  /** Set when a whole department was asked and one of its staff must take over. */
  department: Department | null;
};

/** Receives assignments on the staff member's own channel. */
export function useAssignmentRequests(channel: string, onAsking: (asking: AssignmentRequest) => void): void {
  const realtime = useRealtime();
  const hear = useEffectEvent((name: string, envelope: Envelope) => {
    const by = byWhom(envelope.payload);
    const isBack = name === REALTIME_EVENTS.staff_left;
    if (by === null || (name !== REALTIME_EVENTS.staff_assigned && !isBack)) return;
    const { conversation_id: conversationId, room_number: room } = envelope.meta.scope;
    onAsking({ conversationId, room, by, isBack, department: departmentIn(envelope.payload) });
  });
  useEffect(
    () =>
      realtime?.join(channel, {
        onReady: () => undefined,
        onLost: () => undefined,
        onEvent: (name, envelope) => hear(name, envelope),
      }),
    [realtime, channel],
  );
}

function departmentIn(payload: unknown): Department | null {
  if (typeof payload !== 'object' || payload === null || !('department' in payload)) return null;
  const word = String(payload.department);
  return isDepartment(word) ? word : null;
}

function byWhom(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('by' in payload)) return null;
  const { by } = payload;
  return typeof by === 'object' && by !== null && 'name' in by ? String(by.name) : null;
}
