import { beforeAll, describe, expect, it } from 'vitest';
import { POST as follow } from '@/app/api/integrations/hotels/[hotelSlug]/stays/route';
import { apiKeysSchema, createdApiKeySchema } from '@/lib/contract/api-keys';
import { integrationApi, staffApi } from '@/lib/contract/paths';
import { db } from '@/lib/platform/db';
import { byApiKey, byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { POST as rotate } from './[keyId]/rotate/route';
import { DELETE } from './[keyId]/route';
import { GET, POST } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
let admin: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management', firstName: 'Ada' });
});

const slug = () => fixtures.killarney.slug;
const list = (as: Caller) => callRoute(GET, 'GET', staffApi.apiKeys(slug()), { hotelSlug: slug() }, as);
const make = (as: Caller, json: unknown = { name: 'PMS' }) =>
  callRoute(POST, 'POST', staffApi.apiKeys(slug()), { hotelSlug: slug() }, as, { json });
const one = (handler: typeof DELETE, method: string, as: Caller, keyId: number | string, tail = '') =>
  callRoute(
    handler,
    method,
    `${staffApi.apiKeys(slug())}/${keyId}${tail}`,
    { hotelSlug: slug(), keyId: String(keyId) },
    as,
  );
const renew = (as: Caller, keyId: number | string) => one(rotate, 'POST', as, keyId, '/rotate');
const revoke = (as: Caller, keyId: number | string) => one(DELETE, 'DELETE', as, keyId);
const made = async () => createdApiKeySchema.parse(await (await make(byApiToken(admin))).json());
const STAY = {
  external_id: 'x-1',
  guest_first_name: 'Una',
  guest_last_name: 'Roe',
  check_in: '2026-11-24',
  check_out: '2026-11-25',
};
const use = (secret: string, hotelSlug = slug()) =>
  callRoute(follow, 'POST', integrationApi.stays(hotelSlug), { hotelSlug }, byApiKey(secret), { json: STAY });
const keys = async () => apiKeysSchema.parse(await (await list(byApiToken(admin))).json()).keys;

describe('an API key', () => {
  it('returns the secret of an API key once, stores its hash and lists its creator and last use', async () => {
    const { secret, ...key } = await made();
    expect(secret).toMatch(/^hmk_[\w-]{43}$/);
    expect(JSON.stringify(await db().apiKey.findMany())).not.toContain(secret);
    expect(await keys()).toContainEqual({ ...key, made_by: admin.name, last_used_at: null });
    expect((await use(secret)).status).toBe(200);
    expect((await keys()).find(({ id }) => id === key.id)?.last_used_at).not.toBeNull();
  });

  it('refuses the old secret of a rotated API key and accepts the new one', async () => {
    const old = await made();
    const answer = await renew(byApiToken(admin), old.id);
    const { secret } = createdApiKeySchema.parse(await answer.json());
    expect(secret).not.toBe(old.secret);
    await expectRefusal(() => use(old.secret), 'unauthenticated');
    expect((await use(secret)).status).toBe(200);
  });

  it('refuses a revoked API key and accepts a repeated revocation', async () => {
    const { id, secret } = await made();
    for (const _ of [1, 2]) expect((await revoke(byApiToken(admin), id)).status).toBe(204);
    await expectRefusal(() => use(secret), 'unauthenticated');
    await expectRefusal(() => renew(byApiToken(admin), id), 'not_found');
    expect((await keys()).map((key) => key.id)).not.toContain(id);
    expect(await db().auditEntry.count({ where: { action: 'api_key.revoke', targetId: String(id) } })).toBe(
      1,
    );
  });

  it('refuses an API key of another hotel', async () => {
    const { secret } = await made();
    await expectRefusal(() => use(secret, fixtures.dublin.slug), 'unauthenticated');
  });

  it('writes no secret of an API key to the audit log', async () => {
    const { secret } = await made();
    expect(JSON.stringify(await db().auditEntry.findMany({ select: { data: true } }))).not.toContain(secret);
  });
});

describe('refusals of API key management', () => {
  it('refuses API key management to all callers but the admins of the hotel', async () => {
    const { id } = await made();
    const endpoints = [list, make, (as: Caller) => renew(as, id), (as: Caller) => revoke(as, id)];
    for (const as of [byApiToken(fixtures.siobhan), byApiToken(fixtures.brendan)])
      await expectRefusals(
        endpoints.map((endpoint) => () => endpoint(as)),
        'forbidden',
      );
    await expectRefusals(
      endpoints.map((endpoint) => () => endpoint(byApiToken(fixtures.ronan))),
      'not_found',
    );
    for (const as of [nobody, byToken(fixtures.aoife)])
      await expectRefusals(
        endpoints.map((endpoint) => () => endpoint(as)),
        'unauthenticated',
      );
    const theirs = await addStaff(fixtures.dublin, { role: 'admin', department: 'management' });
    await expectProblem(
      await callRoute(
        DELETE,
        'DELETE',
        staffApi.apiKeys(fixtures.dublin.slug),
        { hotelSlug: fixtures.dublin.slug, keyId: String(id) },
        byApiToken(theirs),
      ),
      'not_found',
    );
  });

  it('refuses an API key with an invalid name or unknown fields', async () => {
    const bodies = [{}, { name: ' ' }, { name: 'x'.repeat(61) }, { name: 'PMS', hotel_id: 1 }];
    await expectRefusals(
      bodies.map((json) => () => make(byApiToken(admin), json)),
      'invalid_input',
    );
  });
});
