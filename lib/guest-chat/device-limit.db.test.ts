import { beforeAll, expect, it } from 'vitest';
import { LIMITS } from '@/lib/contract/limits';
import { countOverLimit } from '@/lib/hotel/guest-session-store';
import { db } from '@/lib/platform/db';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf } from '@/lib/testing/principals';
import { startGuestSession } from './start-guest-session';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const open = async (guest: TestGuest) => startGuestSession(await guestOf(guest), 'a phone', null);
const living = ({ tokenId }: TestGuest) =>
  db().guestSession.findMany({ where: { tokenId, revokedAt: null }, orderBy: { id: 'asc' } });
const limitLines = (hotelId: number) =>
  db().auditEntry.findMany({ where: { hotelId, action: 'guest_device.limit' } });

it('ends the device unused for longest when a link is opened on one device beyond the limit', async () => {
  const [guest, other] = [await addGuest(fixtures.killarney), await addGuest(fixtures.dublin)];
  while ((await living(guest)).length < LIMITS.devicesPerLink) await open(guest);
  const before = await living(guest);
  const unused = before[3];
  if (!unused) throw new Error('The link has too few devices.');
  await db().guestSession.update({ where: { id: unused.id }, data: { lastSeenAt: new Date(0) } });
  expect(await limitLines(fixtures.killarney.id)).toEqual([]);
  await open(guest);
  const after = (await living(guest)).map(({ id }) => id);
  expect(after).toHaveLength(LIMITS.devicesPerLink);
  expect(after).not.toContain(unused.id);
  expect(await limitLines(fixtures.killarney.id)).toMatchObject([
    { actorKind: 'system', outcome: 'done', targetKind: 'guest_session', targetId: String(unused.id) },
  ]);
  const cut = await db().outboxItem.findMany({
    where: { hotelId: fixtures.killarney.id, type: 'access_ended' },
  });
  expect(cut).toHaveLength(1);
  expect(JSON.stringify(cut[0]?.data)).toContain(String(unused.id));
  expect(await living(other)).toHaveLength(1);
  // The staff page of this hotel shows the ended device, that of the other hotel shows none.
  expect((await countOverLimit(guest.hotel.id, guest.bookingId))?.count).toBe(1);
  expect(await countOverLimit(other.hotel.id, other.bookingId)).toBeNull();
});

it('stays within the limit when many devices come at once', async () => {
  const guest = await addGuest(fixtures.killarney);
  await Promise.all(Array.from({ length: LIMITS.devicesPerLink + 9 }, () => open(guest)));
  // The device that the guest had before counts too.
  expect(await living(guest)).toHaveLength(LIMITS.devicesPerLink);
});
