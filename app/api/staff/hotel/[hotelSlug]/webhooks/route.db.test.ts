import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  MOST_WEBHOOKS,
  webhookCallsSchema,
  webhookSchema,
  webhooksSchema,
  webhookTestSchema,
} from '@/lib/contract/webhooks';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, type Caller, nobody } from '@/lib/testing/call-route';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { readOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { adminOf, aFailedCall, aWebhook, CLOSED_ADDRESS, webhookEndpoints } from '@/lib/testing/webhooks';

useFreshDatabase();
let fixtures: TheKillarney;
let admin: TestStaff;
let theirs: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  [admin, theirs] = [await adminOf(fixtures.killarney), await adminOf(fixtures.dublin)];
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().outboxItem.deleteMany();
  await db().webhookCall.deleteMany();
  await db().webhook.deleteMany();
});

const us = () => byApiToken(admin);
const slug = () => fixtures.killarney.slug;
const listed = async () =>
  webhooksSchema.parse(await (await webhookEndpoints.list(slug(), us())).json()).webhooks;
const GOOD = { url: 'https://pms.example/in?key=1', events: ['stay.changed'] };

describe('webhooks of an admin', () => {
  it('adds, changes, deactivates and removes a webhook and returns its secret once', async () => {
    const { secret, ...made } = await aWebhook(admin, GOOD.url, ['stay.changed', 'stay.changed']);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made).toMatchObject({ url: GOOD.url, events: ['stay.changed'], is_active: true });
    expect(await listed()).toEqual([made]);
    expect(JSON.stringify(await listed())).not.toContain(secret);
    const off = await webhookEndpoints.change(slug(), made.id, us(), { json: { is_active: false } });
    expect(webhookSchema.parse(await off.json())).toEqual({ ...made, is_active: false });
    expect((await webhookEndpoints.remove(slug(), made.id, us())).status).toBe(204);
    expect(await listed()).toEqual([]);
  });

  it('replaces the secret of a webhook', async () => {
    const made = await aWebhook(admin, GOOD.url);
    const { secret } = await (await webhookEndpoints.rotate(slug(), made.id, us())).json();
    expect(secret).not.toBe(made.secret);
    expect(await db().webhook.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ secret });
  });

  it('sends a test call, returns its result and lists it in the call log', async () => {
    const { id } = await aWebhook(admin, CLOSED_ADDRESS);
    const answer = await webhookEndpoints.test(slug(), id, us());
    expect(webhookTestSchema.parse(await answer.json())).toEqual({
      is_heard: false,
      status: null,
      why: 'private_address',
    });
    const log = await (await webhookEndpoints.calls(slug(), id, us())).json();
    expect(webhookCallsSchema.parse(log).calls).toMatchObject([
      { event: 'webhook.test', state: 'failed', why: 'private_address' },
    ]);
  });

  it('sends a failed call again once', async () => {
    const { webhookId, callId } = await aFailedCall(admin);
    const again = () => webhookEndpoints.again(slug(), Number(webhookId), Number(callId), us());
    expect((await again()).status).toBe(204);
    expect(await readOutbox()).toHaveLength(1);
    await expectRefusal(again, 'not_found');
  });

  it('removes pending calls together with their webhook', async () => {
    const { webhookId, callId } = await aFailedCall(admin);
    await webhookEndpoints.again(slug(), Number(webhookId), Number(callId), us());
    await webhookEndpoints.remove(slug(), Number(webhookId), us());
    expect(await readOutbox()).toEqual([]);
  });

  it('writes audit entries with the host of the address only', async () => {
    await aWebhook(admin, GOOD.url);
    const line = await db().auditEntry.findFirstOrThrow({
      where: { action: 'webhook.create' },
      orderBy: { id: 'desc' },
    });
    expect(line).toMatchObject({ staffId: admin.id, data: { host: 'pms.example' } });
  });
});

describe('refusals of webhooks', () => {
  it('refuses webhooks with invalid addresses, events or fields', async () => {
    const { id } = await aWebhook(admin, GOOD.url);
    const bad = [
      { ...GOOD, url: 'ftp://pms.example' },
      { ...GOOD, url: 'https://user:secret@pms.example/' },
      { ...GOOD, url: `https://pms.example/${'a'.repeat(500)}` },
      { ...GOOD, events: [] },
      { ...GOOD, events: ['everything'] },
      { ...GOOD, secret: 'whsec_mine' },
    ];
    await expectRefusals(
      [
        ...bad.map((json) => () => webhookEndpoints.add(slug(), us(), { json })),
        () => webhookEndpoints.change(slug(), id, us(), { json: {} }),
        () => webhookEndpoints.calls(slug(), id, us(), { query: '?cursor=abc' }),
      ],
      'invalid_input',
    );
  });

  it('refuses a webhook beyond the limit of a hotel', async () => {
    for (let n = 0; n < MOST_WEBHOOKS; n += 1) await aWebhook(admin, GOOD.url);
    await expectRefusal(() => webhookEndpoints.add(slug(), us(), { json: GOOD }), 'conflict');
  });

  const endpoints = (as: Caller, id: number, callId: number, hotel = slug()) => [
    () => webhookEndpoints.list(hotel, as),
    () => webhookEndpoints.add(hotel, as, { json: GOOD }),
    ...onOne(as, id, callId, hotel),
  ];
  const onOne = (as: Caller, id: number, callId: number, hotel = slug()) => [
    () => webhookEndpoints.change(hotel, id, as, { json: { is_active: false } }),
    () => webhookEndpoints.remove(hotel, id, as),
    () => webhookEndpoints.rotate(hotel, id, as),
    () => webhookEndpoints.calls(hotel, id, as),
    () => webhookEndpoints.again(hotel, id, callId, as),
  ];

  it('refuses webhooks to all callers but the admins of the hotel', async () => {
    const { webhookId, callId } = await aFailedCall(admin);
    const [id, call] = [Number(webhookId), Number(callId)];
    await expectRefusals(
      [...endpoints(nobody, id, call), ...endpoints(byGuestCookie(fixtures.aoife), id, call)],
      'unauthenticated',
    );
    await expectRefusals(endpoints(byApiToken(fixtures.siobhan), id, call), 'forbidden');
    await expectRefusals(endpoints(byApiToken(theirs), id, call), 'not_found');
    await expectRefusals(onOne(byApiToken(theirs), id, call, fixtures.dublin.slug), 'not_found');
  });

  it('limits how often a webhook is tested', async () => {
    const { id } = await aWebhook(admin, CLOSED_ADDRESS);
    for (let n = 0; n < 10; n += 1) await webhookEndpoints.test(slug(), id, us());
    await expectProblem(await webhookEndpoints.test(slug(), id, us()), 'rate_limited');
  });
});
