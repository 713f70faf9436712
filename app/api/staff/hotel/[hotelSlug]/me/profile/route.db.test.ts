import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { profileSchema } from '@/lib/contract/profile';
import { db } from '@/lib/platform/db';
import { byApiToken, byStaffCookie, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { conversationEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import {
  addStaff,
  PASSWORD,
  seedTheKillarney,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { POST as changePassword } from '../password/route';
import { GET, PATCH } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(() => db().rateLimit.deleteMany());

const NEW = 'grouse-lantern-47';
const at = (tail: string, slug: string) => `/api/staff/hotel/${slug}/me/${tail}`;
const read = (as: Caller, slug = fixtures.killarney.slug) =>
  callRoute(GET, 'GET', at('profile', slug), { hotelSlug: slug }, as);
const change = (as: Caller, json: unknown, slug = fixtures.killarney.slug) =>
  callRoute(PATCH, 'PATCH', at('profile', slug), { hotelSlug: slug }, as, { json });
const renew = (as: Caller, json: unknown, slug = fixtures.killarney.slug) =>
  callRoute(changePassword, 'POST', at('password', slug), { hotelSlug: slug }, as, { json });
const signIn = (username: string, password: string) => staffEndpoints.login({ json: { username, password } });
const passwords = (old_password = PASSWORD, password = NEW) => ({ old_password, password });
const lines = (staff: TestStaff, action: string) =>
  db().auditEntry.findMany({ where: { action, targetId: String(staff.id) }, select: { data: true } });

describe('the own profile of a staff member', () => {
  it('changes the profile with one audit entry and does nothing when the change is repeated', async () => {
    const orla = await addStaff(fixtures.killarney, { firstName: 'Orla', lastName: 'Quinn' });
    const before = profileSchema.parse(await (await read(byApiToken(orla))).json());
    expect(before).toEqual({ username: orla.username, first_name: 'Orla', last_name: 'Quinn', locale: null });
    const next = { first_name: 'Órla', locale: 'de' };
    for (const _ of [1, 2]) {
      const answer = await change(byApiToken(orla), next);
      expect(profileSchema.parse(await answer.json())).toEqual({ ...before, ...next });
    }
    expect(await lines(orla, 'person.profile')).toHaveLength(1);
  });

  it('leaves the author name of earlier messages unchanged when the own name changes', async () => {
    const orla = await addStaff(fixtures.killarney, { firstName: 'Orla', lastName: 'Quinn' });
    const { conversation_id: id } = await guestSays(fixtures.aoife, 'Hello');
    await staffSays(orla, id, 'Good evening');
    await change(byApiToken(orla), { first_name: 'Maud' });
    const page = await conversationEndpoints.messages(
      fixtures.killarney.slug,
      id,
      byApiToken(fixtures.brendan),
    );
    const { messages }: { messages: { staff_name: string | null }[] } = await page.json();
    expect(messages.map((message) => message.staff_name)).toContain('Orla Quinn');
  });

  it('refuses role, department, empty names and unsupported languages', async () => {
    const wrong = [
      {},
      { role: 'admin' },
      { department: 'management' },
      { is_active: true },
      { first_name: ' ' },
      { first_name: 'A\u202eB' },
      { locale: 'ar' },
      { username: 'root' },
    ];
    await expectRefusals(
      wrong.map((json) => () => change(byApiToken(fixtures.brendan), json)),
      'invalid_input',
    );
  });
});

describe('a change of the own password', () => {
  it('ends all sessions on a password change and accepts only the new password from then on', async () => {
    const orla = await addStaff(fixtures.killarney);
    expect((await renew(byStaffCookie(orla), passwords())).status).toBe(204);
    await expectProblem(await read(byStaffCookie(orla)), 'unauthenticated');
    await expectProblem(await read(byApiToken(orla)), 'unauthenticated');
    expect((await signIn(orla.username, PASSWORD)).status).toBe(401);
    expect((await signIn(orla.username, NEW)).status).toBe(200);
    expect(await db().outboxItem.count({ where: { type: 'access_ended' } })).toBeGreaterThan(0);
    const [line] = await lines(orla, 'person.password');
    expect(JSON.stringify(line)).not.toContain(NEW);
  });

  it('refuses a wrong old password or a weak new one and ends no session', async () => {
    const orla = await addStaff(fixtures.killarney);
    const wrong = [
      passwords(PASSWORD, 'short'),
      passwords(PASSWORD, 'password1'),
      passwords(PASSWORD, `${orla.username}-${orla.username}`),
      { password: NEW },
      { ...passwords(), staff: fixtures.siobhan.id },
    ];
    await expectRefusals(
      wrong.map((json) => () => renew(byApiToken(orla), json)),
      'invalid_input',
    );
    await db().rateLimit.deleteMany();
    const guess = () => renew(byApiToken(orla), passwords('not-my-password'));
    await expectRefusals(Array(5).fill(guess), 'invalid_input');
    await expectRefusal(guess, 'rate_limited');
    expect((await read(byApiToken(orla))).status).toBe(200);
  });
});

it('refuses profile and password at another hotel and without a staff credential', async () => {
  for (const ask of [
    read,
    (as: Caller) => change(as, { locale: 'de' }),
    (as: Caller) => renew(as, passwords()),
  ]) {
    await expectRefusal(() => ask(byApiToken(fixtures.ronan)), 'not_found');
    await expectRefusal(() => ask(nobody), 'unauthenticated');
    await expectRefusal(() => ask(byToken(fixtures.aoife)), 'unauthenticated');
  }
});
