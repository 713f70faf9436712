import { beforeAll, expect, it } from 'vitest';
import { bookingChannel } from '@/lib/contract/channels';
import { countNews } from '@/lib/notifications/outbox-store';
import { findRingNow } from '@/lib/notifications/ring-store';
import { db } from '@/lib/platform/db';
import { connect } from '@/lib/testing/connect';
import { guestDoors } from '@/lib/testing/doors';
import { useChannels } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { deviceOf, pinOf, roomDoors, useRoomCodes } from '@/lib/testing/room-doors';
import { guestSays } from '@/lib/testing/speak';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/the-killarney';
import { deliverNow } from '@/lib/wiring';

useFreshDatabase();
useChannels();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
  await useRoomCodes(cast.killarney);
});

const CUT = 4009;

it('when the day is over the page hears no more, and until then nothing waits to be told', async () => {
  const guest = await addGuest(cast.killarney);
  const { slug } = guest.hotel;
  const pin = await pinOf(guest, cast.brendan);
  const as = deviceOf(await roomDoors.enter(slug, guest.roomNumber ?? '', { pin }), guest);
  const page = await connect({
    userAuth: (asked) => guestDoors.userAuth(slug, as, asked),
    channelAuth: (asked) => guestDoors.pusherAuth(slug, as, asked),
    channel: bookingChannel(slug, guest.code),
  });
  await deliverNow();
  expect(page.isOpen()).toBe(true);
  expect(await countNews()).toMatchObject({ pending: 0, dead: 0 });
  await db().guestToken.updateMany({ where: { isRoomEntry: true }, data: { expiresAt: new Date() } });
  await db().news.updateMany({ where: { type: 'access_ends' }, data: { dueAt: new Date() } });
  await deliverNow();
  expect(await page.cut).toBe(CUT);
  expect(await db().news.count()).toBe(0);
});

it('nor does the phone ring any more', async () => {
  const guest = await addGuest(cast.killarney);
  const { hotel, bookingId } = guest;
  const pin = await pinOf(guest, cast.brendan);
  await roomDoors.enter(hotel.slug, guest.roomNumber ?? '', { pin });
  const entered = { bookingId, token: { isRoomEntry: true } };
  const session = await db().guestSession.findFirstOrThrow({ where: entered });
  const owner = { hotelId: hotel.id, bookingId, guestSessionId: session.id };
  const phone = await db().device.create({
    data: { ...owner, kind: 'installation_id', value: 'a-phone-for-a-day' },
  });
  const { conversation_id: id, seq } = await guestSays(guest, 'Wake me at seven, please');
  const rung = async () => (await findRingNow(id, seq, new Date()))?.devices.map((device) => device.id);
  expect(await rung()).toContain(phone.id);
  await db().guestToken.update({ where: { id: session.tokenId }, data: { expiresAt: new Date(0) } });
  expect(await rung()).not.toContain(phone.id);
});
