import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { argon2 } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { bodyWithoutRequestId, expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { pinOf, roomEndpoints, useRoomCodes, useRoomNames, wrongPin } from '@/lib/testing/room-endpoints';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await useRoomCodes(fixtures.killarney);
  await useRoomNames(fixtures.killarney);
  await db().rateLimit.deleteMany();
  await db().stayNameTry.deleteMany();
});

const slug = () => fixtures.killarney.slug;
const enter = (room: string | null, key: unknown) => roomEndpoints.enter(slug(), room ?? '', key);
const BY_NAME = { last_name: 'Byrne', check_out: '2026-11-27' };

describe('refusals of room entry', () => {
  /** Each reason for a refused entry: the room and the key of the request. */
  const SHUT: Record<string, () => Promise<[room: string | null, key: unknown, slug?: string]>> = {
    'a wrong PIN': async () => ['204', { pin: wrongPin(await pinOf(fixtures.aoife, fixtures.brendan)) }],
    'a wrong name': async () => ['204', { ...BY_NAME, last_name: 'Burne' }],
    'a wrong day': async () => ['204', { ...BY_NAME, check_out: '2026-11-26' }],
    'an unknown room': async () => ['999999', { pin: '123456' }],
    'a room that cannot be': async () => ["1' OR '1'='1", { pin: '123456' }],
    'an unknown hotel': async () => ['204', { pin: '123456' }, 'hotel-of-nobody'],
    'a vacant room': async () => {
      await db().room.create({ data: { hotelId: fixtures.killarney.id, number: 'V1' } });
      return ['V1', { pin: '123456' }];
    },
    'a guest who has never been given a PIN': async () => [
      (await addGuest(fixtures.killarney)).roomNumber,
      { pin: '000000' },
    ],
    'before the check-in, by name': async () => {
      const { roomNumber } = await addGuest(fixtures.killarney, { status: 'confirmed', lastName: 'Early' });
      return [roomNumber, { ...BY_NAME, last_name: 'Early' }];
    },
    'after the checkout, by PIN': async () => {
      const guest = await addGuest(fixtures.killarney);
      const pin = await pinOf(guest, fixtures.brendan);
      await stayEndpoints.step(slug(), guest.code, byApiToken(fixtures.brendan), 'check_out');
      return [guest.roomNumber, { pin }];
    },
    'after the checkout, by name': async () => {
      const guest = await addGuest(fixtures.killarney, { status: 'checked_out', lastName: 'Late' });
      return [guest.roomNumber, { ...BY_NAME, last_name: 'Late' }];
    },
    'a hotel that has switched its doors off': async () => {
      const pin = await pinOf(fixtures.aoife, fixtures.brendan);
      await useRoomCodes(fixtures.killarney, false);
      return ['204', { pin }];
    },
    'the room of the same number next door': async () => {
      await useRoomCodes(fixtures.dublin);
      return ['204', { pin: await pinOf(fixtures.aoife, fixtures.brendan) }, fixtures.dublin.slug];
    },
    'a door that is shut': async () => {
      const guest = await addGuest(fixtures.killarney);
      const pin = await pinOf(guest, fixtures.brendan);
      for (let tries = 0; tries < 10; tries += 1) await enter(guest.roomNumber, { pin: wrongPin(pin) });
      return [guest.roomNumber, { pin }];
    },
  };
  const bodies = new Set<string>();

  it.each(Object.entries(SHUT))(
    'refuses entry without a cookie and with one comparison per PIN: %s',
    async (_name, shut) => {
      const [room, key, hotelSlug = slug()] = await shut();
      const { verify } = argon2;
      let compared = 0;
      argon2.verify = (...given) => {
        compared += 1;
        return verify(...given);
      };
      try {
        const response = await roomEndpoints.enter(hotelSlug, room ?? '', key);
        expect(response.headers.get('set-cookie')).toBeNull();
        bodies.add(await bodyWithoutRequestId(response));
      } finally {
        argon2.verify = verify;
      }
      expect(compared).toBe(JSON.stringify(key).includes('pin') ? 1 : 0);
      await expectRefusal(() => roomEndpoints.enter(hotelSlug, room ?? '', key), 'unauthenticated');
    },
  );

  it('answers every refused entry with the same bytes, so that no answer reveals an occupied room', () => {
    expect(bodies.size).toBe(1);
  });

  it('refuses room entry at a hotel that has not enabled it', async () => {
    const made = await db().hotel.create({ data: { slug: 'hotel-new', name: 'New', timeZone: 'UTC' } });
    const guest = await addGuest({ ...made }, { room: '1', lastName: 'Byrne' });
    await expectRefusal(() => roomEndpoints.enter(guest.hotel.slug, '1', BY_NAME), 'unauthenticated');
  });
});
