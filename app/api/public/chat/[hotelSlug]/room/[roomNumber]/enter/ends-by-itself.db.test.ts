import { beforeAll, expect, it } from 'vitest';
import { bookingChannel } from '@/lib/contract/channels';
import { countItems } from '@/lib/notifications/outbox-store';
import { findPushSituation } from '@/lib/notifications/push-situation-store';
import { db } from '@/lib/platform/db';
import { connect } from '@/lib/testing/connect';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useChannels } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { deviceOf, pinOf, roomEndpoints, useRoomCodes } from '@/lib/testing/room-endpoints';
import { guestSays } from '@/lib/testing/speak';
import { deliverNow } from '@/lib/wiring';

useFreshDatabase();
useChannels();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await useRoomCodes(fixtures.killarney);
});

const CUT = 4009;

it('disconnects the page when its room session expires and leaves no due outbox item before', async () => {
  const guest = await addGuest(fixtures.killarney);
  const { slug } = guest.hotel;
  const pin = await pinOf(guest, fixtures.brendan);
  const as = deviceOf(await roomEndpoints.enter(slug, guest.roomNumber ?? '', { pin }), guest);
  const page = await connect({
    userAuth: (asked) => guestEndpoints.userAuth(slug, as, asked),
    channelAuth: (asked) => guestEndpoints.pusherAuth(slug, as, asked),
    channel: bookingChannel(slug, guest.code),
  });
  await deliverNow();
  expect(page.isOpen()).toBe(true);
  expect(await countItems()).toMatchObject({ pending: 0, dead: 0 });
  await db().guestToken.updateMany({ where: { isRoomEntry: true }, data: { expiresAt: new Date() } });
  await db().outboxItem.updateMany({ where: { type: 'access_ends' }, data: { dueAt: new Date() } });
  await deliverNow();
  expect(await page.cut).toBe(CUT);
  expect(await db().outboxItem.count()).toBe(0);
});

it('pushes nothing to the phone after its room session has expired', async () => {
  const guest = await addGuest(fixtures.killarney);
  const { hotel, bookingId } = guest;
  const pin = await pinOf(guest, fixtures.brendan);
  await roomEndpoints.enter(hotel.slug, guest.roomNumber ?? '', { pin });
  const entered = { bookingId, token: { isRoomEntry: true } };
  const session = await db().guestSession.findFirstOrThrow({ where: entered });
  const owner = { hotelId: hotel.id, bookingId, guestSessionId: session.id };
  const phone = await db().device.create({
    data: { ...owner, kind: 'installation_id', value: 'a-phone-for-a-day' },
  });
  const { conversation_id: id, seq } = await guestSays(guest, 'Wake me at seven, please');
  const pushed = async () =>
    (await findPushSituation(id, seq, new Date()))?.devices.map((device) => device.id);
  expect(await pushed()).toContain(phone.id);
  await db().guestToken.update({ where: { id: session.tokenId }, data: { expiresAt: new Date(0) } });
  expect(await pushed()).not.toContain(phone.id);
});
