import { beforeAll, describe, expect, it } from 'vitest';
import { attachmentSchema } from '@/lib/contract/attachments';
import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { db } from '@/lib/platform/db';
import { byGuestCookie, byStaffCookie, byToken } from '@/lib/testing/call-route';
import { useCloudinary } from '@/lib/testing/cloudinary';
import {
  announced,
  bring,
  broughtBy,
  completeAsGuest,
  completeAsStaff,
  largePdf,
  MEGABYTE,
  signAsGuest,
  signAsStaff,
  signedIn,
} from '@/lib/testing/direct-uploads';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { file } from '@/lib/testing/file-endpoints';
import { aLargePhotoWithPlace } from '@/lib/testing/files';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
const cloudinary = useCloudinary();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
const incoming = () => [...cloudinary().assets.keys()].filter((name) => name.includes('/incoming/'));
const guestOfTheKillarney = () => addGuest(fixtures.killarney);
const finish = (guest: Awaited<ReturnType<typeof guestOfTheKillarney>>, uploadId: string) =>
  completeAsGuest(guest.hotel, byGuestCookie(guest), uploadId);

describe('a direct upload of a large file', () => {
  it('inspects a direct upload, stores it under a new name, and lets staff read it after it is sent', async () => {
    const guest = await guestOfTheKillarney();
    const bytes = largePdf();
    const { upload_id } = await broughtBy(guest, bytes);
    const response = await finish(guest, upload_id);
    expect(response.status).toBe(201);
    const { id } = attachmentSchema.parse(await response.json());
    expect(incoming()).toEqual([]);
    await guestSays(guest, 'The menu', { attachment_ids: [id] });
    const read = await file(guest.hotel.slug, id, byStaffCookie(fixtures.brendan));
    expect(read.headers.get('content-disposition')).toBe('attachment; filename=menu.pdf');
    expect(read.headers.get('content-length')).toBe(String(bytes.length));
    expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('re-encodes a large picture, so that no stored file contains its location', async () => {
    const guest = await guestOfTheKillarney();
    const photo = new Uint8Array(await aLargePhotoWithPlace());
    expect(photo.length).toBeGreaterThan(4 * MEGABYTE);
    const { upload_id } = await broughtBy(guest, photo, 'sink.jpg', 'image/jpeg');
    const made = attachmentSchema.parse(await (await finish(guest, upload_id)).json());
    expect(made).toMatchObject({ file_type: 'image', mime_type: 'image/jpeg' });
    expect(made.thumbnail_url).not.toBeNull();
    for (const kept of cloudinary().assets.values()) expect(kept.includes('GPS-CANARY')).toBe(false);
  });

  it('lets only the staff member who signed an upload complete it, in the signed conversation only', async () => {
    const { conversation_id } = await guestSays(fixtures.aoife, 'Hello');
    const other = await guestSays(await guestOfTheKillarney(), 'Hello');
    const as = byStaffCookie(fixtures.brendan);
    const bytes = largePdf();
    const signed = await signedIn(
      await signAsStaff(fixtures.killarney, conversation_id, as, announced(bytes)),
    );
    expect(await bring(signed, bytes)).toBe(200);
    const { upload_id } = signed;
    await expectRefusal(
      () => completeAsStaff(fixtures.killarney, other.conversation_id, as, upload_id),
      'not_found',
    );
    const colleague = byStaffCookie(await addStaff(fixtures.killarney));
    await expectRefusal(
      () => completeAsStaff(fixtures.killarney, conversation_id, colleague, upload_id),
      'not_found',
    );
    expect((await completeAsStaff(fixtures.killarney, conversation_id, as, upload_id)).status).toBe(201);
  });

  it('signs no upload for small files, unsupported types, excessive sizes and guests who may not write', async () => {
    const guest = await guestOfTheKillarney();
    const small = { file_name: 'a.pdf', mime_type: 'application/pdf', file_size: 4 * MEGABYTE };
    expect(await (await signAsGuest(guest, small)).json()).toMatchObject({ mode: 'app' });
    const large = announced(largePdf());
    await expectRefusal(() => signAsGuest(guest, { ...large, file_name: 'a.svg' }), 'unsupported_type');
    await expectRefusal(() => signAsGuest(guest, { ...large, file_size: 51 * MEGABYTE }), 'invalid_input');
    const early = await addGuest(fixtures.killarney, { status: 'confirmed' });
    await expectRefusal(() => signAsGuest(early, large), 'not_in_house');
  });

  it('consumes one of twenty uploads a day for each signature', async () => {
    const guest = await guestOfTheKillarney();
    const json = announced(largePdf());
    for (let at = 0; at < 20; at += 1) await signedIn(await signAsGuest(guest, json));
    await expectRefusal(() => signAsGuest(guest, json), 'rate_limited');
  });
});

describe('POST attachments/complete', () => {
  it('creates one attachment when the same upload is completed repeatedly and concurrently', async () => {
    const guest = await guestOfTheKillarney();
    const { upload_id } = await broughtBy(guest);
    const answers = await Promise.all([1, 2, 3, 4].map(() => finish(guest, upload_id)));
    const taken = answers.filter(({ status }) => status !== 429);
    expect(taken.filter(({ status }) => status === 201)).toHaveLength(1);
    const first = attachmentSchema.parse(await taken[0]?.json());
    const again = await finish(guest, upload_id);
    expect([again.status, await again.json()]).toEqual([200, first]);
    expect(await db().attachment.count({ where: { conversation: { bookingId: guest.bookingId } } })).toBe(1);
  });

  it('lets only the session that received the signature complete the upload', async () => {
    const guest = await guestOfTheKillarney();
    const { upload_id } = await broughtBy(guest);
    const session = newSecret();
    const { bookingId, tokenId } = guest;
    await db().guestSession.create({
      data: { hotelId: guest.hotel.id, bookingId, tokenId, secretHash: hashSecret(session) },
    });
    const { conversation_id } = await guestSays(guest, 'Hello');
    const strangers = [
      () => completeAsGuest(guest.hotel, byGuestCookie({ ...guest, session }), upload_id),
      () => completeAsGuest(guest.hotel, byToken(guest), upload_id),
      () => finish(fixtures.aoife, upload_id),
      () => finish(fixtures.marco, upload_id),
      () => completeAsStaff(guest.hotel, conversation_id, byStaffCookie(fixtures.brendan), upload_id),
      () => completeAsStaff(guest.hotel, conversation_id, byStaffCookie(fixtures.ronan), upload_id),
      () => finish(guest, 'f'.repeat(48)),
    ];
    for (const attempt of strangers) await expectRefusal(attempt, 'not_found');
    expect((await finish(guest, upload_id)).status).toBe(201);
  });

  it('answers not_found before the file arrives and accepts the upload afterwards', async () => {
    const guest = await guestOfTheKillarney();
    const bytes = largePdf();
    const signed = await signedIn(await signAsGuest(guest, announced(bytes)));
    await expectRefusal(() => finish(guest, signed.upload_id), 'not_found');
    await bring(signed, bytes);
    expect((await finish(guest, signed.upload_id)).status).toBe(201);
  });

  it.each([
    ['larger than was signed', 'too_large', largePdf(5 * MEGABYTE + 1), undefined],
    ['smaller than was signed', 'invalid_input', largePdf(100), undefined],
    ['a page called a document', 'unsupported_type', new Uint8Array(5 * MEGABYTE).fill(60), undefined],
    ['a document called a picture', 'unsupported_type', largePdf(), 'sink.jpg'],
  ] as const)('refuses a file that is %s permanently and deletes it', async (_, code, bytes, name) => {
    const guest = await guestOfTheKillarney();
    const said = announced(largePdf(), name, name && 'image/jpeg');
    const signed = await signedIn(await signAsGuest(guest, said));
    expect(await bring(signed, bytes)).toBe(200);
    await expectProblem(await finish(guest, signed.upload_id), code);
    expect(incoming()).toEqual([]);
    // A valid file uploaded later under the same signature does not change the refusal.
    await bring(signed, largePdf());
    await expectRefusal(() => finish(guest, signed.upload_id), code);
    cloudinary().assets.clear();
  });

  it('refuses an upload after the stay has ended', async () => {
    const guest = await guestOfTheKillarney();
    const { upload_id } = await broughtBy(guest);
    const status = 'checked_out';
    await db().booking.update({ where: { id: guest.bookingId }, data: { status } });
    await expectRefusal(() => finish(guest, upload_id), 'stay_ended');
  });

  it.each([500, 'half'] as const)(
    'answers unavailable while the store answers %s and accepts the upload afterwards',
    async (fault) => {
      const guest = await guestOfTheKillarney();
      const { upload_id } = await broughtBy(guest);
      cloudinary().fault = fault;
      await expectRefusal(() => finish(guest, upload_id), 'unavailable');
      cloudinary().fault = null;
      expect((await finish(guest, upload_id)).status).toBe(201);
    },
  );
});
