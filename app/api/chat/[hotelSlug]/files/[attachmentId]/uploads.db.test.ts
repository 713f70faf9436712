import { beforeAll, describe, expect, it } from 'vitest';
import { POST as staffSign } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/attachments/sign/route';
import { POST as guestUpload } from '@/app/api/public/chat/[hotelSlug]/guest/chat/attachments/route';
import { POST as guestSign } from '@/app/api/public/chat/[hotelSlug]/guest/chat/attachments/sign/route';
import { sweepFiles } from '@/lib/guest-chat/sweep-files';
import { db } from '@/lib/platform/db';
import { byGuestCookie, byStaffCookie, callRoute } from '@/lib/testing/call-route';
import { MEGABYTE } from '@/lib/testing/direct-uploads';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { asGuest, asStaff, photo } from '@/lib/testing/file-endpoints';
import { aJpeg, asFile, formWith } from '@/lib/testing/files';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { wiring } from '@/lib/wiring';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

describe('an upload', () => {
  it('refuses anything but one valid file and stores nothing', async () => {
    const guest = await addGuest(fixtures.killarney);
    const jpeg = new Uint8Array(await aJpeg());
    const forms: [FormData, Parameters<typeof expectRefusal>[1]][] = [
      [formWith(asFile('<svg onload=alert(1)>', 'a.svg', 'image/svg+xml')), 'unsupported_type'],
      [formWith(asFile(jpeg, 'a.pdf')), 'unsupported_type'],
      [formWith(asFile('', 'a.txt')), 'invalid_input'],
      [formWith(), 'invalid_input'],
      [formWith(asFile(jpeg, 'a.jpg'), asFile(jpeg, 'b.jpg')), 'invalid_input'],
      [formWith(asFile(new Uint8Array(4 * 1024 * 1024 + 1), 'a.txt')), 'too_large'],
    ];
    const extra = formWith(asFile(jpeg, 'a.jpg'));
    extra.set('conversation_id', '1');
    forms.push([extra, 'invalid_input']);
    // The first upload would create the conversation. It exists before, so a refused upload must change no row.
    await guestSays(guest, 'Hello');
    for (const [form, code] of forms) await expectRefusal(() => asGuest(guest, form), code);
    await expectRefusal(
      () =>
        callRoute(guestUpload, 'POST', '/', { hotelSlug: guest.hotel.slug }, byGuestCookie(guest), {
          json: {},
        }),
      'unsupported_type',
    );
  });

  it.each([undefined, '10'])(
    'refuses an upload by its actual size when Content-Length is %s',
    async (said) => {
      await guestSays(fixtures.aoife, 'Hello');
      const { slug } = fixtures.killarney;
      let sent = 0;
      const piece = new Uint8Array(64 * 1024).fill(97);
      const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode(head)),
        pull(controller) {
          sent += piece.length;
          if (sent > 64 * MEGABYTE) controller.close();
          else controller.enqueue(piece);
        },
      });
      const headers = {
        ...byGuestCookie(fixtures.aoife),
        'content-type': 'multipart/form-data; boundary=x',
        ...(said === undefined ? {} : { 'content-length': said }),
      };
      // Node requires `duplex` for a streamed body; the browser types do not declare it.
      const init = { method: 'POST', headers, body, duplex: 'half' };
      const request = new Request(`${APP_ORIGIN}/api/public/chat/${slug}/guest/chat/attachments`, init);
      const params = Promise.resolve({ hotelSlug: slug });
      await expectRefusal(() => guestUpload(request, { params }), 'too_large');
      // The route stops reading at the limit instead of reading the whole body.
      expect(sent).toBeLessThan(6 * MEGABYTE);
    },
  );

  it('refuses an upload by a caller who may not write in the conversation', async () => {
    const form = () => formWith(asFile('words', 'a.txt'));
    const { conversation_id } = await guestSays(fixtures.marco, 'Buonasera');
    await expectRefusal(() => asStaff(fixtures.brendan, conversation_id, form()), 'not_found');
    const early = await addGuest(fixtures.killarney, { status: 'confirmed' });
    await expectRefusal(() => asGuest(early, form()), 'not_in_house');
  });

  it('limits a booking to twenty uploads a day', async () => {
    const guest = await addGuest(fixtures.killarney);
    const form = () => formWith(asFile('words', 'a.txt'));
    for (let at = 0; at < 20; at += 1) expect((await asGuest(guest, form())).status).toBe(201);
    await expectProblem(await asGuest(guest, form()), 'rate_limited');
  });

  it('answers how to upload a file and refuses an invalid file before its upload', async () => {
    const { slug } = fixtures.killarney;
    const ask = (json: unknown) =>
      callRoute(guestSign, 'POST', '/', { hotelSlug: slug }, byGuestCookie(fixtures.aoife), { json });
    const good = { file_name: 'a.jpg', mime_type: 'image/jpeg', file_size: 10 };
    expect(await (await ask(good)).json()).toEqual({ mode: 'app', max_bytes: 4 * 1024 * 1024 });
    await expectProblem(await ask({ ...good, file_name: 'a.svg' }), 'unsupported_type');
    await expectProblem(await ask({ ...good, file_size: 51 * 1024 * 1024 }), 'invalid_input');
    const { conversation_id } = await guestSays(fixtures.marco, 'Ciao');
    const params = { hotelSlug: slug, conversationId: String(conversation_id) };
    await expectProblem(
      await callRoute(staffSign, 'POST', '/', params, byStaffCookie(fixtures.brendan), { json: good }),
      'not_found',
    );
  });
});

describe('sweepFiles', () => {
  it('removes files that were unsent for a day or deleted, their bytes and rows, and no others', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { storage } = wiring();
    if (!storage) throw new Error('Tests keep files.');
    const [old, fresh, kept, gone] = [
      await photo(guest),
      await photo(guest),
      await photo(guest),
      await photo(guest),
    ];
    await guestSays(guest, '', { attachment_ids: [kept.id] });
    await guestSays(guest, '', { attachment_ids: [gone.id] });
    await db().attachment.update({
      where: { id: old.id },
      data: { uploadedAt: new Date(Date.now() - 25 * 3_600_000) },
    });
    await db().attachment.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
    const rows = await db().attachment.findMany({ where: { id: { in: [old.id, gone.id] } } });
    await Promise.all([sweepFiles(storage), sweepFiles(storage)]);
    const left = await db().attachment.findMany({
      where: { uploaderKey: 'guest', conversation: { bookingId: guest.bookingId } },
      orderBy: { id: 'asc' },
    });
    expect(left.map(({ id }) => Number(id))).toEqual([fresh.id, kept.id]);
    for (const { storageKey } of rows)
      await expect(storage.open(storageKey)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('continues after a file that cannot be removed, in every hotel, and retries it in the next sweep', async () => {
    const { storage } = wiring();
    if (!storage) throw new Error('Tests keep files.');
    const guests = [await addGuest(fixtures.killarney), await addGuest(fixtures.dublin)];
    const photos = [];
    for (const guest of guests) photos.push(await photo(guest), await photo(guest));
    const [stuck, ...others] = photos.map(({ id }) => id);
    await db().attachment.updateMany({
      where: { id: { in: photos.map(({ id }) => id) } },
      data: { deletedAt: new Date() },
    });
    const row = await db().attachment.findFirstOrThrow({ where: { id: stuck ?? 0 } });
    await db().attachment.update({ where: { id: row.id }, data: { storageKey: 'no key of this storage' } });
    for (let sweep = 0; sweep < 2; sweep += 1) {
      await sweepFiles(storage);
      expect(await db().attachment.count({ where: { id: { in: others } } })).toBe(0);
      expect(await db().attachment.count({ where: { id: row.id } })).toBe(1);
    }
    await db().attachment.update({ where: { id: row.id }, data: { storageKey: row.storageKey } });
    expect(await sweepFiles(storage)).toBe(1);
  });
});
