import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bookingChannel,
  channelInGeneration,
  conversationChannel,
  inboxChannel,
  LOGGED_TYPES,
  REALTIME_EVENTS,
  staffChannel,
} from '@/lib/contract/channels';
import { bookingCodeSchema, hotelSlugSchema } from '@/lib/contract/hotel';

/** The parts of channel names that could produce a collision, mixed with harmless words. */
const word = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    '1',
    '12',
    'private',
    'hotel',
    'guest',
    'chat',
    'booking',
    'conversation',
    'staff',
  ),
  fc.constantFrom(
    'inbox',
    'g2',
    'notifications',
    'bk',
    '2026',
    '0001',
    'guest-chat',
    'staff-inbox',
    'conversation-1-chat',
  ),
  fc.stringMatching(/^[a-z0-9]{1,8}$/),
);
const slug = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join('-'))
  .filter((text) => hotelSlugSchema.safeParse(text).success);
const code = fc
  .stringMatching(/^BK-\d{4}-\d{4,7}$/)
  .filter((text) => bookingCodeSchema.safeParse(text).success);
const id = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));

const generation = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 2_147_483_647 }));

type Owner = { of: 'booking' | 'conversation' | 'inbox' | 'staff'; slug: string; key: string; name: string };
const owner: fc.Arbitrary<Owner> = fc.oneof(
  fc
    .tuple(slug, code)
    .map(([at, key]): Owner => ({ of: 'booking', slug: at, key, name: bookingChannel(at, key) })),
  fc
    .tuple(slug, id)
    .map(([at, n]): Owner => owned('conversation', at, String(n), conversationChannel(at, n))),
  slug.map((at): Owner => owned('inbox', at, '', inboxChannel(at))),
  fc.tuple(slug, id).map(([at, n]): Owner => owned('staff', at, String(n), staffChannel(at, n))),
);

function owned(of: Owner['of'], at: string, key: string, name: string): Owner {
  return { of, slug: at, key, name };
}

const who = ({ of, slug: at, key }: Owner) => `${of} ${key} of ${at}`;

describe('a channel name', () => {
  it('uses the documented channel name until access to the channel is revoked', () => {
    const first = (name: string) => channelInGeneration(name, 1);
    expect(first(bookingChannel('killarney', 'BK-2026-0001'))).toBe(
      'private-hotel-killarney-guest-chat-booking-BK-2026-0001',
    );
    expect(first(conversationChannel('killarney', 5))).toBe('private-killarney-conversation-5-chat');
    expect(first(inboxChannel('killarney'))).toBe('private-killarney-staff-inbox');
    expect(first(staffChannel('killarney', 7))).toBe('private-killarney-staff-7-notifications');
    expect(channelInGeneration(inboxChannel('killarney'), 2)).toBe('private-killarney-staff-inbox-g2');
  });

  it('gives each generation of each owner a channel name of its own for all slugs and numbers', () => {
    const many = fc.array(fc.tuple(owner, generation), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(many, (owners) => {
        const byName = new Map<string, string>();
        for (const [one, number] of owners) {
          const name = channelInGeneration(one.name, number);
          const whose = `${who(one)} in generation ${number}`;
          expect(byName.get(name) ?? whose).toBe(whose);
          byName.set(name, whose);
          expect(name.length).toBeLessThanOrEqual(164);
        }
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it('gives each booking, conversation, inbox and staff member of each hotel a channel name of its own', () => {
    const many = fc.array(owner, { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(many, (owners) => {
        const byName = new Map<string, string>();
        for (const one of owners) {
          expect(byName.get(one.name) ?? who(one)).toBe(who(one));
          byName.set(one.name, who(one));
        }
      }),
      { numRuns: 300, seed: 33 },
    );
  });

  it('would give two hotels the same channel if a slug could contain the reserved words', () => {
    // This collision is the reason why hotelSlugSchema refuses the slug.
    const [a, b] = ['a', 'a-guest-chat-booking-b'];
    expect(bookingChannel(b, 'c')).toBe(bookingChannel(a, 'b-guest-chat-booking-c'));
    expect(hotelSlugSchema.safeParse(b).success).toBe(false);
  });

  it('makes channel names private and valid in Channels', () => {
    fc.assert(
      fc.property(owner, ({ name }) => {
        expect(name).toMatch(/^private-(?!encrypted-)[A-Za-z0-9_\-=@,.;]+$/);
        expect(name.length).toBeLessThanOrEqual(164);
      }),
      { numRuns: 300, seed: 10 },
    );
  });
});

describe('the realtime events', () => {
  it('uses realtime_event for created messages only, because older clients append whatever it brings', () => {
    const types = Object.entries(REALTIME_EVENTS).filter(([, event]) => event === 'realtime_event');
    expect(types.map(([type]) => type)).toEqual(['message_created']);
  });

  it('gives each type of log entry an event name of its own', () => {
    const names = LOGGED_TYPES.map((type) => REALTIME_EVENTS[type]);
    expect(new Set(names).size).toBe(LOGGED_TYPES.length);
  });
});
