import { beforeAll, describe, expect, it } from 'vitest';
import { roomsOf } from '@/lib/contract/room-list';
import { db } from '@/lib/platform/db';
import { seedTheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { tableHashes } from '@/lib/testing/table-hashes';
import { openStaffLink, redeemStaffLink } from './redeem-staff-link';
import { upsertHotel } from './upsert-hotel';

useFreshDatabase();
beforeAll(async () => {
  await seedTheKillarney();
});

const NEW = {
  slug: 'the-inn',
  name: 'The Inn',
  time_zone: 'Europe/Berlin',
  rooms: roomsOf('101-103'),
};
const tokenOf = (link: string) => link.split('#t=')[1] ?? '';

describe('upsertHotel', () => {
  it('creates a hotel with its rooms and a link that its first admin redeems once', async () => {
    const made = await upsertHotel(NEW);
    expect(made).toMatchObject({ isNew: true, rooms: 3 });
    const link = await openStaffLink(tokenOf(made.link));
    expect(link).toMatchObject({ kind: 'invite', role: 'admin', hotel: { slug: 'the-inn' } });
    if (!link) throw new Error('The link opens nothing.');
    const person = { username: 'first.admin', first_name: 'Frieda', last_name: 'Erste' };
    const { reply: joined } = await redeemStaffLink(link, {
      token: tokenOf(made.link),
      password: 'seven green umbrellas',
      person,
    });
    expect(joined.hotel_slug).toBe('the-inn');
    expect(await openStaffLink(tokenOf(made.link))).toBeNull();
  });

  it('changes an existing hotel, adds rooms and removes nothing', async () => {
    const changed = await upsertHotel({
      slug: 'the-inn',
      ladder_email: 'duty@inn.example',
      rooms: ['103', '104'],
    });
    expect(changed).toMatchObject({ isNew: false, rooms: 1 });
    const hotel = await db().hotel.findUniqueOrThrow({
      where: { slug: 'the-inn' },
      select: { name: true, timeZone: true, escalationEmail: true, rooms: { select: { number: true } } },
    });
    expect(hotel).toMatchObject({
      name: 'The Inn',
      timeZone: 'Europe/Berlin',
      escalationEmail: 'duty@inn.example',
    });
    expect(hotel.rooms.map(({ number }) => number).sort()).toEqual(['101', '102', '103', '104']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a slug in capitals', { ...NEW, slug: 'The-Inn' }],
    ['a slug that could make two channels equal', { ...NEW, slug: 'x-guest-chat-booking' }],
    ['a place that has no time', { ...NEW, slug: 'other', time_zone: 'Europe/Atlantis' }],
    ['no name', { slug: 'other', time_zone: 'Europe/Berlin' }],
    ['a room of markup', { ...NEW, slug: 'other', rooms: ['<b>'] }],
    ['an address that is none', { ...NEW, slug: 'other', ladder_email: 'duty' }],
  ])('rejects %s and changes nothing', async (_, input) => {
    const before = await tableHashes();
    await expect(upsertHotel(input)).rejects.toThrow();
    expect(await tableHashes()).toEqual(before);
  });
});

it('expands ranges of rooms', () => {
  expect(roomsOf('099-101, Suite A,7,')).toEqual(['099', '100', '101', 'Suite A', '7']);
});
