import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTypingStaff } from '@/lib/client/typing-staff';
import { REALTIME_EVENTS } from '@/lib/contract/channels';
import type { Envelope } from '@/lib/contract/realtime';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

function hint(name: string, conversationId: number, who: 'guest' | 'staff' = 'staff'): Envelope {
  const ts = new Date().toISOString();
  return {
    category: 'guest_chat',
    type: 'typing',
    payload: { who, name, until: new Date(Date.now() + 4000).toISOString() },
    meta: {
      hotel_slug: 'hotel-killarney',
      event_id: `${name}-${ts}`,
      ts,
      seq: null,
      scope: { conversation_id: conversationId, booking_id: 'BK-2026-0001', room_number: '204' },
    },
  };
}

function desk() {
  const onChange = vi.fn();
  const typingStaff = createTypingStaff({ meName: 'Brendan', onChange });
  const hear = (name: string, id: number, who?: 'guest') =>
    typingStaff.hear(REALTIME_EVENTS.typing, hint(name, id, who));
  return { typingStaff, hear, onChange };
}

it('names each typing colleague once per conversation, without the user and guests', () => {
  const { typingStaff, hear } = desk();
  hear('Siobhán', 1);
  hear('Siobhán', 1);
  hear('Orla', 1);
  hear('Orla', 2);
  hear('Brendan', 3);
  hear('Aoife', 4, 'guest');
  expect([...typingStaff.names()]).toEqual([
    [1, ['Siobhán', 'Orla']],
    [2, ['Orla']],
  ]);
});

it('removes a typist when the note expires, and keeps one who continues', () => {
  const { typingStaff, hear, onChange } = desk();
  hear('Siobhán', 1);
  vi.advanceTimersByTime(3000);
  hear('Orla', 1);
  vi.advanceTimersByTime(1500);
  expect(typingStaff.names().get(1)).toEqual(['Orla']);
  vi.advanceTimersByTime(3000);
  expect(typingStaff.names().size).toBe(0);
  expect(onChange).toHaveBeenCalledTimes(4);
});

it('ends a typing note with a newer staff message, and not with an older one', () => {
  const { typingStaff, hear } = desk();
  const before = new Date(Date.now() - 1).toISOString();
  hear('Siobhán', 1);
  typingStaff.recordAnswer(1, before);
  typingStaff.recordAnswer(2, new Date(Date.now() + 1).toISOString());
  expect(typingStaff.names().get(1)).toEqual(['Siobhán']);
  typingStaff.recordAnswer(1, new Date(Date.now() + 1).toISOString());
  expect(typingStaff.names().size).toBe(0);
});
