import { beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/upload-attachment/route';
import { DELETE } from '@/app/api/chat/attachments/[attachmentId]/delete/route';
import { attachmentSchema } from '@/lib/contract/attachments';
import { messagePageSchema, messageSchema } from '@/lib/contract/chat';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { file, menu, photo } from '@/lib/testing/file-endpoints';
import { aJpeg, aPdf, asFile } from '@/lib/testing/files';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const remove = (id: number, as: Caller) =>
  callRoute(DELETE, 'DELETE', `/api/chat/attachments/${id}/delete/`, { attachmentId: String(id) }, as);
const upload = (conversationId: number, as: Caller, fields: Record<string, string>, files: File[]) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const each of files) form.append('files', each);
  const params = { hotelSlug: fixtures.killarney.slug, conversationId: String(conversationId) };
  return callRoute(POST, 'POST', '/', params, as, { body: form });
};
const jpeg = async (name = 'a.jpg') => asFile(new Uint8Array(await aJpeg()), name);
const pdf = () => asFile(new Uint8Array(aPdf()), 'menu.pdf');
const desk = () => byApiToken(fixtures.brendan);
const messagesOf = async (guest: Parameters<typeof byGuestCookie>[0]) =>
  messagePageSchema.parse(
    await (await guestEndpoints.messages(guest.hotel.slug, byGuestCookie(guest))).json(),
  ).messages;

describe('POST upload-attachment', () => {
  it('stores one message with all its files once for repeated sends', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { conversation_id } = await guestSays(guest, 'The menu, please');
    const send = async () =>
      upload(conversation_id, desk(), { message: 'Here', client_message_id: 'menu-1' }, [
        pdf(),
        await jpeg(),
      ]);
    const first = await send();
    expect(first.status).toBe(201);
    const body = await first.json();
    expect(body).toMatchObject({ success: true });
    expect(messageSchema.parse(body.message).attachments).toEqual(
      attachmentSchema.array().parse(body.attachments),
    );
    const again = await send();
    expect([again.status, (await again.json()).message.id]).toEqual([200, body.message.id]);
    const theirs = (await messagesOf(guest)).filter(({ sender_type }) => sender_type === 'staff');
    expect(theirs.map(({ attachments }) => attachments.length)).toEqual([2]);
    await expectProblem(
      await upload(conversation_id, desk(), { message: 'Other', client_message_id: 'menu-1' }, [pdf()]),
      'client_id_reused',
    );
  });

  it('stores no file when one file is refused', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { conversation_id } = await guestSays(guest, 'Hello');
    const bad = asFile('<svg/>', 'a.svg');
    const files = [pdf(), await jpeg(), bad];
    await expectRefusal(() => upload(conversation_id, desk(), { message: 'x' }, files), 'unsupported_type');
    await expectRefusal(() => upload(conversation_id, desk(), { message: 'x' }, []), 'invalid_input');
    const six = Array.from({ length: 6 }, pdf);
    await expectRefusal(() => upload(conversation_id, desk(), {}, six), 'invalid_input');
    await expectRefusal(
      () => upload(conversation_id, desk(), { sender_type: 'guest' }, [pdf()]),
      'invalid_input',
    );
  });

  it('refuses an upload to a conversation of another hotel', async () => {
    const { conversation_id } = await guestSays(fixtures.marco, 'Ciao');
    await expectRefusal(() => upload(conversation_id, desk(), {}, [pdf()]), 'not_found');
    await expectRefusal(() => upload(conversation_id, nobody, {}, [pdf()]), 'unauthenticated');
  });
});

describe('DELETE attachments', () => {
  it('removes the file from its message in every view and leaves the rest', async () => {
    const guest = await addGuest(fixtures.killarney);
    const [one, two] = [await photo(guest), await photo(guest)];
    const { message_id } = await guestSays(guest, 'Look', { attachment_ids: [one.id, two.id] });
    const response = await remove(one.id, desk());
    expect(await response.json()).toEqual({ success: true, attachment_id: one.id, message_id });
    const [message] = await messagesOf(guest);
    expect(message).toMatchObject({ is_deleted: false, message: 'Look' });
    expect(message?.attachments.map(({ id }) => id)).toEqual([two.id]);
    await expectProblem(await file(guest.hotel.slug, one.id, byGuestCookie(guest)), 'not_found');
    const events = await db().conversationEvent.findMany({
      where: { messageId: message_id },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ type }) => type)).toEqual(['message_created', 'message_updated']);
    expect((await remove(one.id, desk())).status).toBe(200);
    expect(await db().conversationEvent.count({ where: { messageId: message_id } })).toBe(2);
  });

  it('deletes the message with its only file', async () => {
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, 'Before');
    const { id } = await photo(guest);
    await guestSays(guest, '', { attachment_ids: [id] });
    await remove(id, desk());
    expect((await messagesOf(guest)).at(-1)).toMatchObject({ is_deleted: true, attachments: [] });
    const row = await db().conversation.findFirstOrThrow({ where: { bookingId: guest.bookingId } });
    expect(row).toMatchObject({ lastMessage: 'Before', staffUnreadCount: 1 });
  });

  it('lets only staff who may delete the message delete its file and hides files of other hotels', async () => {
    const { conversation_id } = await guestSays(fixtures.aoife, 'Hello');
    const { id } = await menu(fixtures.brendan, conversation_id);
    await staffSays(fixtures.brendan, conversation_id, 'The menu', { attachment_ids: [id] });
    const colleague = byApiToken(await addStaff(fixtures.killarney));
    await expectRefusal(() => remove(id, colleague), 'forbidden');
    await expectRefusal(() => remove(id, byApiToken(fixtures.ronan)), 'not_found');
    await expectRefusal(() => remove(id, byGuestCookie(fixtures.aoife)), 'unauthenticated');
    await expectRefusal(() => remove(999_999, desk()), 'not_found');
    expect((await remove(id, byApiToken(fixtures.siobhan))).status).toBe(200);
  });
});
