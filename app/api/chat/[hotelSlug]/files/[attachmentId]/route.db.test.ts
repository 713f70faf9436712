import { beforeAll, describe, expect, it } from 'vitest';
import { GET as thumbnail } from '@/app/api/chat/[hotelSlug]/files/[attachmentId]/thumbnail/route';
import { messagePageSchema } from '@/lib/contract/chat';
import { FILES_TEXT } from '@/lib/contract/stand-in-text';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byStaffCookie, nobody } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { bodyWithoutRequestId, expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { file, menu, photo } from '@/lib/testing/file-endpoints';
import { aPdf } from '@/lib/testing/files';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

describe('an attachment', () => {
  it('shows the file with its message to the guest and to staff', async () => {
    const guest = await addGuest(fixtures.killarney);
    const sent = await guestSays(guest, '', { attachment_ids: [(await photo(guest)).id] });
    expect(sent.message).toMatchObject({ message: FILES_TEXT, has_attachments: true });
    expect(sent.message.attachments).toMatchObject([
      { file_name: 'sink.jpg', width: 60, height: 40, file_type: 'image' },
    ]);
    const { conversation_id } = sent;
    const pdf = await menu(fixtures.brendan, conversation_id);
    await staffSays(fixtures.brendan, conversation_id, 'The menu', {
      attachment_ids: [pdf.id],
      reply_to: sent.message_id,
    });
    const views = [
      await guestEndpoints.messages(guest.hotel.slug, byGuestCookie(guest)),
      await conversationEndpoints.messages(guest.hotel.slug, conversation_id, byApiToken(fixtures.brendan)),
    ];
    for (const view of views) {
      const { messages } = messagePageSchema.parse(await view.json());
      const files = messages.map((message) => message.attachments.map(({ file_name }) => file_name));
      expect(files.filter((names) => names.length > 0)).toEqual([['sink.jpg'], ['menu.pdf']]);
      expect(messages.at(-1)?.reply_to_message).toMatchObject({ attachment_count: 1 });
    }
    const row = await db().conversation.findFirstOrThrow({ where: { bookingId: guest.bookingId } });
    expect(row.lastMessage).toBe('The menu');
  });

  it('shows the file name as the last message in the inbox when the message has no text', async () => {
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, '', { attachment_ids: [(await photo(guest)).id] });
    const row = await db().conversation.findFirstOrThrow({ where: { bookingId: guest.bookingId } });
    expect(row.lastMessage).toBe('sink.jpg');
    await expectRefusal(
      () =>
        guestEndpoints.send(guest.hotel.slug, byGuestCookie(guest), {
          json: { message: ' ', attachment_ids: [] },
        }),
      'invalid_input',
    );
  });

  it('attaches a file once for repeated sends and refuses other files under the same client id', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { id } = await photo(guest);
    const again = { attachment_ids: [id], client_message_id: 'photo-1' };
    const first = await guestSays(guest, 'Look', again);
    expect(await guestSays(guest, 'Look', again)).toEqual(first);
    const json = { message: 'Look', attachment_ids: [(await photo(guest)).id], client_message_id: 'photo-1' };
    await expectRefusal(
      () => guestEndpoints.send(guest.hotel.slug, byGuestCookie(guest), { json }),
      'client_id_reused',
    );
  });

  it('attaches a file to exactly one of several concurrent messages', async () => {
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, 'First');
    const { id } = await photo(guest);
    const send = (client_message_id: string) =>
      guestEndpoints.send(guest.hotel.slug, byGuestCookie(guest), {
        json: { message: 'Mine', attachment_ids: [id], client_message_id },
      });
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(send));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404]);
    expect(
      await db().message.count({ where: { body: 'Mine', conversation: { bookingId: guest.bookingId } } }),
    ).toBe(1);
  });

  it('refuses a message with a file of another uploader, a file already sent or an unknown file', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { conversation_id } = await guestSays(guest, 'Hello');
    const sent = await photo(guest);
    await guestSays(guest, 'Look', { attachment_ids: [sent.id] });
    const others = [
      (await photo(fixtures.aoife)).id,
      (await photo(fixtures.marco)).id,
      (await menu(fixtures.brendan, conversation_id)).id,
      sent.id,
      999_999,
    ];
    for (const id of others) {
      const json = { message: 'Mine', attachment_ids: [id] };
      await expectRefusal(
        () => guestEndpoints.send(guest.hotel.slug, byGuestCookie(guest), { json }),
        'not_found',
      );
    }
    const json = { message: 'x', attachment_ids: [1, 1] };
    await expectRefusal(
      () => guestEndpoints.send(guest.hotel.slug, byGuestCookie(guest), { json }),
      'invalid_input',
    );
  });

  it('adds no query to a page of messages for any number of files', async () => {
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, 'Words');
    const page = () => guestEndpoints.messages(guest.hotel.slug, byGuestCookie(guest));
    const before = await countQueries(page);
    for (let at = 0; at < 4; at += 1)
      await guestSays(guest, '', { attachment_ids: [(await photo(guest)).id] });
    expect(await countQueries(page)).toBe(before);
  });
});

describe('GET files', () => {
  it('returns a file to its guest and to the staff of the hotel with safe headers', async () => {
    const { slug } = fixtures.killarney;
    const { id } = await photo(fixtures.aoife);
    const { conversation_id } = await guestSays(fixtures.aoife, '', { attachment_ids: [id] });
    const pdf = await menu(fixtures.brendan, conversation_id);
    await staffSays(fixtures.brendan, conversation_id, '', { attachment_ids: [pdf.id] });
    for (const as of [
      byGuestCookie(fixtures.aoife),
      byStaffCookie(fixtures.brendan),
      byApiToken(fixtures.siobhan),
    ]) {
      const image = await file(slug, id, as);
      expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect(image.headers.get('content-disposition')).toMatch(/^inline/);
      expect((await file(slug, id, as, thumbnail)).headers.get('content-type')).toBe('image/webp');
      const document = await file(slug, pdf.id, as);
      expect(document.headers.get('content-disposition')).toBe('attachment; filename=menu.pdf');
      expect(document.headers.get('content-security-policy')).toContain('sandbox');
      expect(document.headers.get('x-content-type-options')).toBe('nosniff');
      expect(document.headers.get('cache-control')).toBe('private, no-store');
      expect(Buffer.from(await document.arrayBuffer()).equals(aPdf())).toBe(true);
    }
  });

  it('answers every unauthorized reader of a file as for an absent file', async () => {
    const { slug } = fixtures.killarney;
    const { id } = await photo(fixtures.aoife);
    await guestSays(fixtures.aoife, '', { attachment_ids: [id] });
    const neighbour = byGuestCookie(await addGuest(fixtures.killarney));
    const absent = await bodyWithoutRequestId(await file(slug, 999_999, neighbour));
    expect(await bodyWithoutRequestId(await file(slug, id, neighbour))).toBe(absent);
    await expectProblem(await file(slug, id, nobody), 'unauthenticated');
    await expectProblem(await file(slug, id, byStaffCookie(fixtures.ronan)), 'not_found');
    await expectProblem(await file(fixtures.dublin.slug, id, byStaffCookie(fixtures.ronan)), 'not_found');
    await expectProblem(await file(fixtures.dublin.slug, id, byGuestCookie(fixtures.marco)), 'not_found');
  });

  it('returns a file that is not yet sent to its uploader only', async () => {
    const { slug } = fixtures.killarney;
    const { id } = await photo(fixtures.aoife);
    expect((await file(slug, id, byGuestCookie(fixtures.aoife))).status).toBe(200);
    await expectProblem(await file(slug, id, byStaffCookie(fixtures.brendan)), 'not_found');
  });

  it('refuses a file after its message is deleted or the stay has ended', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { slug } = guest.hotel;
    const { id } = await photo(guest);
    const { message_id } = await guestSays(guest, 'Look', { attachment_ids: [id] });
    await db().message.update({ where: { id: message_id }, data: { deletedAt: new Date() } });
    await expectProblem(await file(slug, id, byGuestCookie(guest)), 'not_found');
    await expectProblem(await file(slug, id, byStaffCookie(fixtures.brendan)), 'not_found');
    const page = await guestEndpoints.messages(slug, byGuestCookie(guest));
    expect(await page.text()).not.toContain('sink.jpg');
    await db().booking.update({ where: { id: guest.bookingId }, data: { status: 'checked_out' } });
    await expectProblem(await file(slug, id, byGuestCookie(guest)), 'stay_ended');
  });
});
