import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Publication } from '@/lib/notifications/ports';
import { callsFor } from '@/lib/platform/adapters/channels-calls';

const wide = (channels: number, event = 'x'): Publication => ({
  channels: Array.from({ length: channels }, (_, at) => `private-${at}`),
  event,
  data: null,
});
const shapeOf = (calls: Publication[][]) => calls.map((call) => call.map(({ channels }) => channels.length));

it('sends the events of one message to guest, conversation, inbox and staff in one call', () => {
  expect(shapeOf(callsFor([wide(2), wide(1), wide(2)]))).toEqual([[2, 1, 2]]);
});

it('never exceeds the batch limit of the service, and never splits a publication', () => {
  expect(shapeOf(callsFor([wide(2), wide(1), wide(8)]))).toEqual([[2, 1], [8]]);
  expect(shapeOf(callsFor([wide(100), wide(1)]))).toEqual([[100], [1]]);
});

it('never drops, repeats or reorders a publication', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (widths) => {
      const said = widths.map((width, at) => wide(width, String(at)));
      const calls = callsFor(said);
      expect(calls.flat()).toEqual(said);
      for (const call of calls) {
        const events = call.reduce((sum, { channels }) => sum + channels.length, 0);
        expect(call.length === 1 || events <= 10).toBe(true);
      }
    }),
  );
});
