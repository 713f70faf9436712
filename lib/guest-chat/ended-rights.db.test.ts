import { beforeAll, describe, expect, it } from 'vitest';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import { uploadForGuest } from '@/lib/guest-chat/upload-file';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { endStaffAccess } from '@/lib/people/end-staff-access';
import { signOut } from '@/lib/people/sign-out';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { aJpeg } from '@/lib/testing/files';
import { holding } from '@/lib/testing/holding';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { wiring } from '@/lib/wiring';

useFreshDatabase();
let fixtures: TheKillarney;
let conversationId: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  conversationId = (await guestSays(fixtures.aoife, 'Hello')).conversation_id;
});

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const messages = () => db().message.count();
const say = (staff: StaffMember, words = 'At once', client_message_id?: string) =>
  outcomeOf(sendStaffMessage(staff, conversationId, { message: words, client_message_id }));

describe('a message of a staff member', () => {
  /** A staff member who is the handler, so that one statement writes the message. */
  async function aHandler(): Promise<StaffMember> {
    const staff = await memberOf(await addStaff(fixtures.killarney));
    expect(await say(staff, 'Good morning', 'first')).toBe('done');
    return staff;
  }

  it('is rejected after its session was signed out, and another session still sends', async () => {
    const staff = await aHandler();
    const elsewhere = { ...staff, session: { ...staff.session, id: crypto.randomUUID() } };
    await signOut(staff, staff.session.id);
    const before = await messages();
    expect(await say(staff)).toBe('unauthenticated');
    expect(await messages()).toBe(before);
    expect(await say(elsewhere)).toBe('done');
  });

  it('is rejected after all sessions of the staff member have ended', async () => {
    const staff = await aHandler();
    await db().$transaction((tx) => endStaffAccess(tx, staff.hotel.id, staff.id));
    const before = await messages();
    expect(await say(staff)).toBe('unauthenticated');
    expect(await messages()).toBe(before);
  });

  it('is rejected when a sign-out commits while it waits for the lock', async () => {
    const staff = await aHandler();
    const before = await messages();
    const signedOut = `UPDATE staff SET ended_session_ids = ARRAY['${staff.session.id}'::uuid] WHERE id = ${staff.id}`;
    expect(await holding('SELECT 1', signedOut, () => say(staff))).toBe('unauthenticated');
    expect(await messages()).toBe(before);
  });

  it('is not returned again to a session that has ended', async () => {
    const staff = await aHandler();
    expect(await say(staff, 'Good morning', 'first')).toBe('done');
    await signOut(staff, staff.session.id);
    expect(await say(staff, 'Good morning', 'first')).toBe('unauthenticated');
  });

  it('does not join the conversation for a session that has ended', async () => {
    const staff = await memberOf(await addStaff(fixtures.killarney));
    await signOut(staff, staff.session.id);
    expect(await say(staff)).toBe('unauthenticated');
    expect(await db().participant.count({ where: { staffId: staff.id } })).toBe(0);
  });
});

describe('a request of a guest during their checkout', () => {
  it('does not return a repeated message after the checkout', async () => {
    const guest = await addGuest(fixtures.killarney);
    const who = await guestOf(guest);
    const input = { message: 'Soap?', client_message_id: 'soap' };
    expect(await outcomeOf(sendGuestMessage(who, input))).toBe('done');
    expect(await outcomeOf(sendGuestMessage(who, input))).toBe('done');
    await stayEndpoints.step(guest.hotel.slug, guest.code, byApiToken(fixtures.siobhan), 'check_out');
    expect(await outcomeOf(sendGuestMessage(who, input))).toBe('stay_ended');
  });

  it('confirms no file whose bytes were still being stored', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { storage } = wiring();
    if (!storage) throw new Error('The tests have a storage.');
    const slow = {
      ...storage,
      newKey: () => storage.newKey(),
      put: async (key: string, bytes: Buffer) => {
        await storage.put(key, bytes);
        await stayEndpoints.step(guest.hotel.slug, guest.code, byApiToken(fixtures.siobhan), 'check_out');
      },
    };
    const file = { name: 'a.jpg', declaredType: 'image/jpeg', bytes: Buffer.from(await aJpeg()) };
    expect(await outcomeOf(uploadForGuest(slow, await guestOf(guest), file))).toBe('stay_ended');
    const waiting = await db().attachment.count({
      where: { deletedAt: null, conversation: { bookingId: guest.bookingId } },
    });
    expect(waiting).toBe(0);
  });
});
