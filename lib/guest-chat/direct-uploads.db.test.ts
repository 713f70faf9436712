import { beforeAll, describe, expect, it } from 'vitest';
import { sweepFiles } from '@/lib/guest-chat/sweep-files';
import { db } from '@/lib/platform/db';
import { byGuestCookie, byStaffCookie } from '@/lib/testing/call-route';
import { useCloudinary } from '@/lib/testing/cloudinary';
import {
  announced,
  bring,
  broughtBy,
  completeAsGuest,
  largePdf,
  signAsGuest,
} from '@/lib/testing/direct-uploads';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { asGuest, file, photo } from '@/lib/testing/file-endpoints';
import { aJpeg, asFile, formWith } from '@/lib/testing/files';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { wiring } from '@/lib/wiring';

useFreshDatabase();
const cloudinary = useCloudinary();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
const sweep = async () => {
  const { storage } = wiring();
  return storage ? sweepFiles(storage) : 0;
};
const names = () => [...cloudinary().assets.keys()].sort();
const letPass = (uploadId: string, hours: number) =>
  db().directUpload.update({
    where: { uploadId },
    data: { expiresAt: new Date(Date.now() - hours * 3_600_000) },
  });

describe('an upload by signature', () => {
  it('is swept once its signature can no longer be used, and not before', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { upload_id } = await broughtBy(guest);
    await letPass(upload_id, 0.9);
    await sweep();
    expect(names()).toHaveLength(1);
    await letPass(upload_id, 1.1);
    cloudinary().fault = 500;
    expect(await sweep()).toBe(0);
    expect(await db().directUpload.count({ where: { uploadId: upload_id } })).toBe(1);
    cloudinary().fault = null;
    await Promise.all([sweep(), sweep()]);
    expect(names()).toEqual([]);
    await expectRefusal(() => completeAsGuest(guest.hotel, byGuestCookie(guest), upload_id), 'not_found');
  });

  it('is swept too when it arrives again after its completion, and the file stays', async () => {
    const guest = await addGuest(fixtures.killarney);
    const bytes = largePdf();
    const signed = await broughtBy(guest, bytes);
    const done = await completeAsGuest(guest.hotel, byGuestCookie(guest), signed.upload_id);
    expect(done.status).toBe(201);
    const kept = names();
    await bring({ ...signed, url: signed.url.replace('/raw/', '/image/') }, bytes);
    expect(names()).not.toEqual(kept);
    await letPass(signed.upload_id, 2);
    await sweep();
    expect(names()).toEqual(kept);
  });
});

describe('a picture of which only half could be stored', () => {
  it('belongs to no message and is swept: the storage has no file without a row', async () => {
    const guest = await addGuest(fixtures.killarney);
    const before = names();
    cloudinary().failAfter = 1;
    const form = formWith(asFile(new Uint8Array(await aJpeg()), 'sink.jpg'));
    await expectProblem(await asGuest(guest, form), 'unavailable');
    cloudinary().failAfter = null;
    const [half, ...others] = names().filter((name) => !before.includes(name));
    expect([half, others]).toEqual([expect.stringContaining('hotelmate/files/'), []]);
    const row = await db().attachment.findFirstOrThrow({
      where: { conversation: { bookingId: guest.bookingId } },
    });
    await expectRefusal(() => file(guest.hotel.slug, Number(row.id), byGuestCookie(guest)), 'not_found');
    await sweep();
    expect(names()).toContain(half);
    await db().attachment.update({ where: { id: row.id }, data: { deletedAt: new Date() } });
    await sweep();
    expect(names()).toEqual(before);
  });
});

describe('an outage of Cloudinary', () => {
  it.each([500, 'garbage'] as const)(
    'stops no message, rejects files with the reason and lets them through later: Cloudinary answers %s',
    async (fault) => {
      const guest = await addGuest(fixtures.killarney);
      const form = async () => formWith(asFile(new Uint8Array(await aJpeg()), 'sink.jpg'));
      cloudinary().fault = fault;
      const refused = await asGuest(guest, await form());
      expect(refused.headers.get('retry-after')).toBe('10');
      const problem = await expectProblem(refused, 'unavailable');
      expect(problem).toMatchObject({ detail: 'Files cannot be sent or opened just now.', service: 'files' });
      expect((await guestSays(guest, 'The tap is dripping')).message.message).toBe('The tap is dripping');
      // The app creates the signature itself, without Cloudinary.
      expect((await signAsGuest(guest, announced(largePdf()))).status).toBe(200);
      cloudinary().fault = null;
      const sent = await guestSays(guest, 'Look', { attachment_ids: [(await photo(guest)).id] });
      expect(sent.message.attachments).toHaveLength(1);
    },
  );
});

describe('a file that is not sent yet', () => {
  it('shows staff no conversation until the first message', async () => {
    const guest = await addGuest(fixtures.killarney, { lastName: 'Unheard' });
    const inbox = async () =>
      (
        await hotelEndpoints.inbox(guest.hotel.slug, byStaffCookie(fixtures.brendan), {
          query: '?order=recent',
        })
      ).text();
    const { id } = await photo(guest);
    await broughtBy(guest);
    expect(await inbox()).not.toContain('Unheard');
    await guestSays(guest, '', { attachment_ids: [id] });
    expect(await inbox()).toContain('Unheard');
  });
});
