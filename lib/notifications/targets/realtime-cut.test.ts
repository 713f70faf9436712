import { describe, expect, it } from 'vitest';
import { bookingChannel, conversationChannel } from '@/lib/contract/channels';
import { shorten } from '@/lib/contract/preview';
import { envelopeSchema } from '@/lib/contract/realtime';
import { toMessageDto } from '@/lib/guest-chat/message-row';
import type { NotificationPayload, Publication } from '@/lib/notifications/ports';
import { publicationsOf } from '@/lib/notifications/targets/realtime-target';
import { AN_EVENT, aMessage, aNotification, aStaffMessageRow } from '@/lib/testing/a-message';

const GUEST = bookingChannel('hotel-killarney', 'BK-2026-1001');
const DESK = conversationChannel('hotel-killarney', 5);

const publishedOn = (channel: string, notification: NotificationPayload): Publication[] =>
  publicationsOf(notification).filter(({ channels }) => channels.includes(channel));
const sizeOf = ({ data }: Publication) => Buffer.byteLength(JSON.stringify(data));
const written = (text: string) =>
  aNotification({ ...AN_EVENT.message_created, payload: aMessage({ body: text }) });

describe('a payload beyond 8 kB', () => {
  it.each([
    ['4,000 four-byte emoji', '🍀'.repeat(4000)],
    ['4,000 Arabic letters', 'م'.repeat(4000)],
    ['4,000 characters that JSON escapes', '\u0001'.repeat(4000)],
  ])('is cut to its author, time and beginning, is marked as cut and fits Channels: %s', (_, text) => {
    for (const channel of [GUEST, DESK]) {
      const [received] = publishedOn(channel, written(text));
      const { type, payload, meta } = envelopeSchema.parse(received?.data);
      expect({ type, payload }).toEqual({
        type: 'message_created',
        payload: {
          id: 7,
          ...{ conversation_id: 5, conversation: 5, booking_id: 'BK-2026-1001' },
          seq: 3,
          client_message_id: expect.any(String),
          ...{ sender_type: 'guest', sender_role: 'guest' },
          ...{ guest_name: 'Aoife Byrne', staff_display_name: null },
          timestamp: AN_EVENT.message_created.ts,
          message: shorten(text, 500),
          is_cut: true,
        },
      });
      expect(meta).toMatchObject({ is_cut: true, seq: 3, event_id: '5:3' });
    }
    for (const publication of publicationsOf(written(text))) expect(sizeOf(publication)).toBeLessThan(10_000);
  });

  it('has for an answer the name that the guest knows its author by, without a staff id', () => {
    const payload = toMessageDto(aStaffMessageRow({ body: 'م'.repeat(4000) }));
    const [received] = publishedOn(GUEST, aNotification({ ...AN_EVENT.message_created, payload }));
    const cut = envelopeSchema.parse(received?.data).payload;
    expect(cut).toMatchObject({ sender_type: 'staff', staff_display_name: 'Brendan Daly', is_cut: true });
    expect(JSON.stringify(cut)).not.toContain('4711');
  });

  it('is the only one that is cut: the longest plain text is published whole', () => {
    const [received] = publishedOn(GUEST, written('x'.repeat(4000)));
    expect(envelopeSchema.parse(received?.data).meta.is_cut).toBeUndefined();
    expect(JSON.stringify(received)).toContain('x'.repeat(4000));
  });
});
