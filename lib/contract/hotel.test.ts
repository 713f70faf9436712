import { describe, expect, it } from 'vitest';
import { bookingCodeSchema, hotelSlugSchema, roomNumberSchema } from '@/lib/contract/hotel';

describe('hotelSlugSchema', () => {
  it.each(['a', '7', 'hotel-killarney', 'a-guest-chat', 'booking-b', 'x'.repeat(60)])(
    'accepts the slug %s',
    (slug) => {
      expect(hotelSlugSchema.parse(slug)).toBe(slug);
    },
  );

  it.each([
    ['empty', ''],
    ['upper case', 'Hotel'],
    ['with a space', 'hotel killarney'],
    ['a path', '../admin'],
    ['with a dot', 'hotel.killarney'],
    ['with a trailing dot', 'hotel.'],
    ['with an underscore', 'hotel_killarney'],
    ['beginning with a hyphen', '-hotel'],
    ['ending with a hyphen', 'hotel-'],
    ['with two hyphens', 'hotel--killarney'],
    ['escaped', 'hotel%2ekillarney'],
    ['with a letter that only looks the same', 'hоtel'],
    ['with a line end', 'hotel\n'],
    ['too long', 'x'.repeat(61)],
    ['part of a channel name', 'a-guest-chat-booking-b'],
    ['exactly that part', 'guest-chat-booking'],
  ])('rejects an invalid slug: %s', (_, slug) => {
    expect(hotelSlugSchema.safeParse(slug).success).toBe(false);
  });
});

describe('bookingCodeSchema', () => {
  it.each(['BK-2026-0001', 'BK-2026-123456'])('accepts the booking code %s', (code) => {
    expect(bookingCodeSchema.parse(code)).toBe(code);
  });

  it.each([
    'bk-2026-0001',
    'BK-26-0001',
    'BK-2026-001',
    'BK-2026-0001\n',
    'BK-2026-٠٠٠١',
    ' BK-2026-0001',
    '',
  ])('rejects the booking code %j', (code) => expect(bookingCodeSchema.safeParse(code).success).toBe(false));
});

describe('roomNumberSchema', () => {
  it.each(['204', 'Übersee 3', 'B/12', '3.OG-7', '٢٠٤'])('accepts the room number %s', (number) => {
    expect(roomNumberSchema.parse(number)).toBe(number);
  });

  it.each(['', ' 204', '%', '<b>', "204'--", '../204', '204\u0000', '1'.repeat(21)])(
    'rejects the room number %j',
    (number) => {
      expect(roomNumberSchema.safeParse(number).success).toBe(false);
    },
  );
});
