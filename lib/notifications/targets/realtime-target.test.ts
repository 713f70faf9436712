import { describe, expect, it } from 'vitest';
import {
  bookingChannel,
  conversationChannel,
  inboxChannel,
  LOGGED_TYPES,
  NEW_GUEST_MESSAGE_EVENT,
  REALTIME_EVENTS,
  staffChannel,
} from '@/lib/contract/channels';
import { conversationEventSchema } from '@/lib/contract/chat';
import { envelopeSchema, unreadPayloadSchema } from '@/lib/contract/realtime';
import { toMessageDto } from '@/lib/guest-chat/message-row';
import type { NotificationPayload, Publication } from '@/lib/notifications/ports';
import { publicationsOf } from '@/lib/notifications/targets/realtime-target';
import { AN_EVENT, aMessage, aNotification, aStaffMessageRow } from '@/lib/testing/a-message';

const SLUG = 'hotel-killarney';
const GUEST = bookingChannel(SLUG, 'BK-2026-1001');
const DESK = conversationChannel(SLUG, 5);
const INBOX = inboxChannel(SLUG);
const PERSONAL = [staffChannel(SLUG, 4711), staffChannel(SLUG, 4712)];

const publishedOn = (channel: string, notification: NotificationPayload): Publication[] =>
  publicationsOf(notification).filter(({ channels }) => channels.includes(channel));
const written = (text: string) =>
  aNotification({ ...AN_EVENT.message_created, payload: aMessage({ body: text }) });

describe.each(LOGGED_TYPES)('publications of %s', (type) => {
  const notification = aNotification(AN_EVENT[type]);

  it('reach the guest and the staff once each, under its event name, and the inbox when its row changes', () => {
    for (const channel of [GUEST, DESK]) {
      expect(publishedOn(channel, notification).map(({ event }) => event)).toEqual([REALTIME_EVENTS[type]]);
    }
    const rows = type === 'messages_delivered' ? [] : [REALTIME_EVENTS.unread_updated];
    expect(publishedOn(INBOX, notification).map(({ event }) => event)).toEqual(rows);
  });

  it('use private channels only', () => {
    const channels = publicationsOf(notification).flatMap((publication) => publication.channels);
    expect(channels.length).toBeGreaterThan(1);
    for (const channel of channels) expect(channel).toMatch(/^private-(?!encrypted-)/);
  });

  it('have an envelope whose content is the entry of the log', () => {
    const [received] = publishedOn(DESK, notification);
    const { payload, meta, ...rest } = envelopeSchema.parse(received?.data);
    expect(rest).toEqual({ category: 'guest_chat', type });
    expect(conversationEventSchema.parse({ type, payload, ...meta })).toEqual(AN_EVENT[type]);
    const scope = { conversation_id: 5, booking_id: 'BK-2026-1001', room_number: '204' };
    expect(meta).toEqual({ hotel_slug: SLUG, event_id: '5:3', ts: AN_EVENT[type].ts, seq: 3, scope });
  });

  it('are realtime_event for the guest only when a message was created: older clients append what it brings', () => {
    const names = publishedOn(GUEST, notification).map(({ event }) => event);
    expect(names.includes('realtime_event')).toBe(type === 'message_created');
  });
});

describe('the inbox event', () => {
  const rows = LOGGED_TYPES.filter((type) => type !== 'messages_delivered').map((type) => AN_EVENT[type]);

  it.each([...rows, null])('has the row and both counts, with an entry of the log and without', (event) => {
    const notification = aNotification(event);
    const [received] = publishedOn(INBOX, notification);
    const { payload, meta } = envelopeSchema.parse(received?.data);
    expect(meta).toMatchObject({ seq: null, event_id: notification.eventId, ts: notification.at });
    expect(unreadPayloadSchema.parse(payload)).toEqual({
      conversation_id: 5,
      unread_count: 1,
      total_unread: 2,
      row: notification.row,
    });
  });

  it('is the only publication when nothing but the row has changed', () => {
    expect(publicationsOf(aNotification(null)).flatMap(({ channels }) => channels)).toEqual([INBOX]);
  });
});

describe('the guest’s event', () => {
  it('has the side that wrote as the role of the sender, and never the role of a person', () => {
    const rows = [aMessage({}), toMessageDto(aStaffMessageRow())];
    for (const payload of rows) {
      const [received] = publishedOn(GUEST, aNotification({ ...AN_EVENT.message_created, payload }));
      expect(received?.data).toMatchObject({ payload: { sender_role: payload.sender_type } });
    }
  });

  const payload = toMessageDto(aStaffMessageRow());
  const answers = [AN_EVENT.message_created, AN_EVENT.message_updated].map((event) => ({
    ...event,
    payload,
  }));

  it.each([AN_EVENT.staff_assigned, AN_EVENT.staff_joined, AN_EVENT.staff_left, ...answers])(
    'has a staff member’s name and no staff id: $type',
    (event) => {
      const [[guest], [desk]] = [
        publishedOn(GUEST, aNotification(event)),
        publishedOn(DESK, aNotification(event)),
      ];
      expect(JSON.stringify(guest)).toContain('Brendan Daly');
      expect(JSON.stringify(guest)).not.toContain('4711');
      expect(JSON.stringify(desk)).toContain('4711');
    },
  );

  it('is published on no other channel of the guest, whatever the event', () => {
    for (const event of Object.values(AN_EVENT)) {
      const channels = publicationsOf(aNotification(event)).flatMap((publication) => publication.channels);
      expect(channels.filter((name) => name.includes('guest-chat-booking'))).toEqual([GUEST]);
    }
  });
});

describe('the personal event', () => {
  it('goes to the chosen staff members, all in one call, when a guest wrote', () => {
    const [personal, ...more] = publicationsOf(aNotification(AN_EVENT.message_created)).slice(2);
    expect(more).toEqual([]);
    expect(personal).toEqual({
      channels: PERSONAL,
      event: NEW_GUEST_MESSAGE_EVENT,
      data: {
        type: 'guest_message',
        message_id: 7,
        conversation_id: 5,
        booking_id: 'BK-2026-1001',
        room_number: '204',
        guest_message: 'Could we have two more towels?',
        sender_name: 'Aoife Byrne',
        timestamp: AN_EVENT.message_created.ts,
      },
    });
  });

  it('is not published without a chosen staff member, for a staff message or for any other event', () => {
    const staffWrote = { ...AN_EVENT.message_created, payload: aMessage(aStaffMessageRow()) };
    const others = Object.values(AN_EVENT).filter((event) => event !== AN_EVENT.message_created);
    const notifications = [
      aNotification(AN_EVENT.message_created, { staffIds: [] }),
      ...[staffWrote, ...others].map((event) => aNotification(event)),
    ];
    for (const notification of notifications) {
      expect(publicationsOf(notification).map(({ event }) => event)).not.toContain(NEW_GUEST_MESSAGE_EVENT);
    }
  });

  it('has 100 characters at most, and never half an emoji', () => {
    for (const text of ['🍀'.repeat(80), `x${'🍀'.repeat(80)}`, 'x'.repeat(4000)]) {
      const data = publishedOn(PERSONAL[0] ?? '', written(text))[0]?.data;
      const { guest_message: shown } = data as { guest_message: string };
      expect(shown.length).toBeLessThanOrEqual(100);
      expect(shown).not.toMatch(/\p{Surrogate}/u);
    }
  });
});
