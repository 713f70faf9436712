import { afterEach, expect, it } from 'vitest';
import { bookingChannel, conversationChannel, inboxChannel } from '@/lib/contract/channels';
import { envelopeSchema, typingPayloadSchema } from '@/lib/contract/realtime';
import { clock } from '@/lib/kernel/clock';
import { createTypingAnnouncer } from '@/lib/notifications/announce-typing';
import type { ChannelGenerations } from '@/lib/notifications/channel-generation-store';
import type { Publication, RealtimePublisher } from '@/lib/notifications/ports';

const PLACE = {
  hotelSlug: 'hotel-killarney',
  bookingCode: 'BK-2026-1001',
  conversationId: 5,
  roomNumber: '204',
};
const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

function announcer(generations: ChannelGenerations = { staff: 1, guest: 1 }) {
  const told: Publication[] = [];
  const publish: RealtimePublisher['publish'] = async (publications) => {
    told.push(...publications);
    return [{ outcome: 'delivered' }];
  };
  const announce = createTypingAnnouncer({ publish }, async () => generations);
  return { told, announce };
}

it('publishes a typing colleague once to both sides and the inbox, by name, for four seconds and without a seq', async () => {
  const { told, announce } = announcer();
  clock.now = () => new Date('2026-11-23T05:00:00.000Z');
  await announce({ who: 'staff', name: 'Brendan Daly' }, PLACE);
  const [only, ...more] = told;
  expect(more).toEqual([]);
  expect(only?.event).toBe('typing');
  expect(only?.channels).toEqual([
    bookingChannel(PLACE.hotelSlug, PLACE.bookingCode),
    conversationChannel(PLACE.hotelSlug, PLACE.conversationId),
    inboxChannel(PLACE.hotelSlug),
  ]);
  const { payload, meta } = envelopeSchema.parse(only?.data);
  expect(typingPayloadSchema.parse(payload)).toEqual(payload);
  expect(payload).toEqual({ who: 'staff', name: 'Brendan Daly', until: '2026-11-23T05:00:04.000Z' });
  expect(meta.seq).toBeNull();
});

it('publishes a typing guest only to the channels of their conversation', async () => {
  const { told, announce } = announcer();
  await announce({ who: 'guest', name: 'Aoife' }, PLACE);
  expect(told.map(({ channels }) => channels)).toEqual([
    [
      bookingChannel(PLACE.hotelSlug, PLACE.bookingCode),
      conversationChannel(PLACE.hotelSlug, PLACE.conversationId),
    ],
  ]);
});

it('does not retry or throw when a typing hint fails', async () => {
  const announce = createTypingAnnouncer(
    { publish: async () => [{ outcome: 'failed', retry: true, cause: new Error('socket') }] },
    async () => ({ staff: 1, guest: 1 }),
  );
  await expect(announce({ who: 'guest', name: 'Aoife' }, PLACE)).resolves.toBeUndefined();
});

it('publishes typing under the current names of the channels', async () => {
  const { told, announce } = announcer({ staff: 3, guest: 2 });
  await announce({ who: 'staff', name: 'Brendan Daly' }, PLACE);
  expect(told.map(({ channels }) => channels)).toEqual([
    [
      'private-hotel-hotel-killarney-guest-chat-booking-BK-2026-1001-g2',
      'private-hotel-killarney-conversation-5-chat-g3',
      'private-hotel-killarney-staff-inbox-g3',
    ],
  ]);
});
