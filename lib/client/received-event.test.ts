import { expect, it } from 'vitest';
import { actionOf, typistOf } from './received-event';
import { envelopeOf } from './testing/screen';

const cut = (type: string) => {
  const envelope = envelopeOf(type, { up_to_seq: 3 }, 7);
  return { ...envelope, meta: { ...envelope.meta, is_cut: true } };
};

it('turns an envelope into an event by its type', () => {
  const payload = { reader: 'guest', up_to_seq: 3, read_at: '2026-11-22T12:00:00.000Z' };
  expect(actionOf(envelopeOf('messages_read', payload, 7))).toMatchObject({
    type: 'events_received',
    events: [{ type: 'messages_read', seq: 7, payload }],
  });
});

it.each([
  ['was cut for its size', cut('messages_read')],
  ['is no message though it says so', envelopeOf('message_created', { unread_count: 3 }, 7)],
  ['is of a kind we do not know', envelopeOf('room_painted', {}, 7)],
  ['says nothing', envelopeOf('message_deleted', null, 7)],
])('only reports that an entry exists when the envelope %s', (_name, envelope) => {
  expect(actionOf(envelope)).toEqual({ type: 'gap_detected', seq: 7 });
});

it('returns no action for an envelope without a number', () => {
  expect(actionOf(envelopeOf('unread_updated', { unread_count: 1 }, null))).toBeNull();
});

it('limits the duration of typing', () => {
  const typing = (until: string) =>
    typistOf(envelopeOf('typing', { who: 'guest', name: 'Aoife', until }, null), 0);
  expect(typing('2026-11-22T12:00:04.000Z')?.until).toBe(4000);
  expect(typing('2027-11-22T12:00:00.000Z')?.until).toBe(8000);
  expect(typing('whenever')?.until).toBe(4000);
});
