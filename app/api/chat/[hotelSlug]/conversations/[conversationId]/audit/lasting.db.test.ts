import { beforeAll, beforeEach, expect, it } from 'vitest';
import { auditPageSchema } from '@/lib/contract/audit';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { sweepFiles } from '@/lib/guest-chat/sweep-files';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import { photo } from '@/lib/testing/file-endpoints';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { guestSays } from '@/lib/testing/speak';
import { wiring } from '@/lib/wiring';

const WORDS = 'Here is the leak';

useFreshDatabase();
let fixtures: TheKillarney;
let guest: TestGuest;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  guest = await addGuest(fixtures.killarney);
  id = (await guestSays(guest, WORDS)).conversation_id;
});

async function read() {
  const response = await conversationEndpoints.audit(
    fixtures.killarney.slug,
    id,
    byApiToken(fixtures.siobhan),
  );
  return auditPageSchema.parse(await response.json());
}

it('still lists an upload and the side that made it after the files are removed', async () => {
  const { id: fileId } = await photo(guest);
  const { message_id } = await guestSays(guest, WORDS, { attachment_ids: [fileId] });
  await deleteMessage(await memberOf(fixtures.siobhan), message_id, true);
  const { storage } = wiring();
  expect(storage && (await sweepFiles(storage))).toBeGreaterThan(0);
  expect(await db().attachment.count({ where: { id: fileId } })).toBe(0);
  const { entries } = await read();
  const upload = entries.find(({ action }) => action === 'files_uploaded');
  expect(upload).toMatchObject({ message_id, files: 1, actor: { kind: 'guest' } });
});

it('lists actions that were done and not actions that were refused', async () => {
  const line = {
    hotelId: fixtures.killarney.id,
    conversationId: id,
    actorKind: 'staff',
    staffId: fixtures.brendan.id,
  };
  const tried = { ...line, action: 'message.erase', targetKind: 'message', targetId: '1' };
  await db().auditEntry.create({ data: { ...tried, outcome: 'forbidden' } });
  expect((await read()).entries).toEqual([]);
  await db().auditEntry.create({ data: { ...tried, outcome: 'done' } });
  expect((await read()).entries.map(({ action }) => action)).toEqual(['message_erased']);
});
