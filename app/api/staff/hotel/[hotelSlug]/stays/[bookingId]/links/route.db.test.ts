import { beforeAll, describe, expect, it } from 'vitest';
import { guestDevicesSchema, guestLinkSchema, revokedSchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const desk = () => byApiToken(fixtures.brendan);
const slug = () => fixtures.killarney.slug;
const context = (as: Parameters<typeof guestEndpoints.context>[1]) => guestEndpoints.context(slug(), as);
const createLink = async ({ code }: TestGuest) =>
  guestLinkSchema.parse(await (await stayEndpoints.createLink(slug(), code, desk())).json()).link;
const devicesOf = async ({ code }: TestGuest) =>
  guestDevicesSchema.parse(await (await stayEndpoints.devices(slug(), code, desk())).json()).devices;

describe('a guest link', () => {
  it('creates a link that opens the conversation, with its secret in the fragment, and stores its hash', async () => {
    const guest = await addGuest(fixtures.killarney);
    const link = await createLink(guest);
    const [address, token = ''] = link.split('#t=');
    expect(address).toBe(`${APP_ORIGIN}/chat/${slug()}`);
    expect((await context(byToken({ token }))).status).toBe(200);
    const kept = await db().$queryRaw<{ rows: string }[]>`
      SELECT string_agg(t::text, ' ') AS rows FROM (
        SELECT t::text FROM guest_token t UNION ALL SELECT a::text FROM audit_entry a) t`;
    expect(kept[0]?.rows).not.toContain(token);
  });

  it('leaves existing links and devices valid when a new link is created', async () => {
    const guest = await addGuest(fixtures.killarney);
    await createLink(guest);
    expect((await context(byToken(guest))).status).toBe(200);
    expect((await context(byGuestCookie(guest))).status).toBe(200);
  });

  it('refuses a link for pending, ended, cancelled and no-show stays', async () => {
    for (const status of ['pending', 'checked_out', 'cancelled', 'no_show'] as const) {
      const { code } = await addGuest(fixtures.killarney, { status });
      await expectRefusal(() => stayEndpoints.createLink(slug(), code, desk()), 'conflict');
    }
  });
});

describe('the devices of a stay', () => {
  it('lists devices without their secrets and revokes them one by one', async () => {
    const guest = await addGuest(fixtures.killarney);
    const [first, ...more] = await devicesOf(guest);
    expect(first).toMatchObject({ id: guest.sessionId });
    expect(more).toEqual([]);
    const end = () => stayEndpoints.revokeDevice(slug(), guest.code, guest.sessionId, desk());
    expect(revokedSchema.parse(await (await end()).json())).toEqual({ revoked: 1 });
    await expectProblem(await context(byGuestCookie(guest)), 'unauthenticated');
    // The link remains valid, so another phone of the family can still open the conversation.
    expect((await context(byToken(guest))).status).toBe(200);
    expect(revokedSchema.parse(await (await end()).json())).toEqual({ revoked: 0 });
    expect(await devicesOf(guest)).toEqual([]);
  });

  it('revokes all links and devices of a stay without affecting other stays', async () => {
    const guest = await addGuest(fixtures.killarney);
    const response = await stayEndpoints.revokeLinks(slug(), guest.code, desk());
    expect(revokedSchema.parse(await response.json())).toEqual({ revoked: 1 });
    await expectProblem(await context(byToken(guest)), 'unauthenticated');
    await expectProblem(await context(byGuestCookie(guest)), 'unauthenticated');
    expect((await context(byGuestCookie(fixtures.aoife))).status).toBe(200);
    expect((await context(byToken({ token: (await createLink(guest)).split('#t=')[1] ?? '' }))).status).toBe(
      200,
    );
  });

  it('refuses to revoke a device through another stay', async () => {
    const { code } = await addGuest(fixtures.killarney);
    for (const { sessionId } of [fixtures.aoife, fixtures.marco, { sessionId: 999_999 }])
      await expectRefusal(() => stayEndpoints.revokeDevice(slug(), code, sessionId, desk()), 'not_found');
  });
});
