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
import { useFreshDatabase } from '@/lib/testing/postgres';
import { seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/the-killarney';
import { readOutbox } from '@/lib/testing/waiting-news';
import { adminOf, aFailedCall, aWebhook, CLOSED_ADDRESS, webhookDoors } from '@/lib/testing/webhooks';

useFreshDatabase();
let cast: TheKillarney;
let admin: TestStaff;
let theirs: TestStaff;
beforeAll(async () => {
  cast = await seedTheKillarney();
  [admin, theirs] = [await adminOf(cast.killarney), await adminOf(cast.dublin)];
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().news.deleteMany();
  await db().webhookCall.deleteMany();
  await db().webhook.deleteMany();
});

const us = () => byApiToken(admin);
const slug = () => cast.killarney.slug;
const listed = async () =>
  webhooksSchema.parse(await (await webhookDoors.list(slug(), us())).json()).webhooks;
const GOOD = { url: 'https://pms.example/in?key=1', events: ['stay.changed'] };

describe('an admin', () => {
  it('adds, changes, switches off and removes an address; its secret is told once', async () => {
    const { secret, ...made } = await aWebhook(admin, GOOD.url, ['stay.changed', 'stay.changed']);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made).toMatchObject({ url: GOOD.url, events: ['stay.changed'], is_active: true });
    expect(await listed()).toEqual([made]);
    expect(JSON.stringify(await listed())).not.toContain(secret);
    const off = await webhookDoors.change(slug(), made.id, us(), { json: { is_active: false } });
    expect(webhookSchema.parse(await off.json())).toEqual({ ...made, is_active: false });
    expect((await webhookDoors.remove(slug(), made.id, us())).status).toBe(204);
    expect(await listed()).toEqual([]);
  });

  it('renews a secret: the next call is signed with another', async () => {
    const made = await aWebhook(admin, GOOD.url);
    const { secret } = await (await webhookDoors.rotate(slug(), made.id, us())).json();
    expect(secret).not.toBe(made.secret);
    expect(await db().webhook.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ secret });
  });

  it('tries an address and sees what it answers, and the log has it', async () => {
    const { id } = await aWebhook(admin, CLOSED_ADDRESS);
    const answer = await webhookDoors.test(slug(), id, us());
    expect(webhookTestSchema.parse(await answer.json())).toEqual({
      is_heard: false,
      status: null,
      why: 'private_address',
    });
    const log = await (await webhookDoors.calls(slug(), id, us())).json();
    expect(webhookCallsSchema.parse(log).calls).toMatchObject([
      { event: 'webhook.test', state: 'failed', why: 'private_address' },
    ]);
  });

  it('has a call that failed made again, and no other', async () => {
    const { webhookId, callId } = await aFailedCall(admin);
    const again = () => webhookDoors.again(slug(), Number(webhookId), Number(callId), us());
    expect((await again()).status).toBe(204);
    expect(await readOutbox()).toHaveLength(1);
    await expectRefusal(again, 'not_found');
  });

  it('removes with an address what was still to be told it', async () => {
    const { webhookId, callId } = await aFailedCall(admin);
    await webhookDoors.again(slug(), Number(webhookId), Number(callId), us());
    await webhookDoors.remove(slug(), Number(webhookId), us());
    expect(await readOutbox()).toEqual([]);
  });

  it('leaves a line about each, without what stands behind the host', async () => {
    await aWebhook(admin, GOOD.url);
    const line = await db().auditEntry.findFirstOrThrow({
      where: { action: 'webhook.create' },
      orderBy: { id: 'desc' },
    });
    expect(line).toMatchObject({ staffId: admin.id, data: { host: 'pms.example' } });
  });
});

describe('refused', () => {
  it('is what is no address, no event, or more than it may be', async () => {
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
        ...bad.map((json) => () => webhookDoors.add(slug(), us(), { json })),
        () => webhookDoors.change(slug(), id, us(), { json: {} }),
        () => webhookDoors.calls(slug(), id, us(), { query: '?cursor=abc' }),
      ],
      'invalid_input',
    );
  });

  it('is one address more than there is room for', async () => {
    for (let n = 0; n < MOST_WEBHOOKS; n += 1) await aWebhook(admin, GOOD.url);
    await expectRefusal(() => webhookDoors.add(slug(), us(), { json: GOOD }), 'conflict');
  });

  const doors = (as: Caller, id: number, callId: number, hotel = slug()) => [
    () => webhookDoors.list(hotel, as),
    () => webhookDoors.add(hotel, as, { json: GOOD }),
    ...onOne(as, id, callId, hotel),
  ];
  const onOne = (as: Caller, id: number, callId: number, hotel = slug()) => [
    () => webhookDoors.change(hotel, id, as, { json: { is_active: false } }),
    () => webhookDoors.remove(hotel, id, as),
    () => webhookDoors.rotate(hotel, id, as),
    () => webhookDoors.calls(hotel, id, as),
    () => webhookDoors.again(hotel, id, callId, as),
  ];

  it('is everybody but an admin of the hotel', async () => {
    const { webhookId, callId } = await aFailedCall(admin);
    const [id, call] = [Number(webhookId), Number(callId)];
    await expectRefusals(
      [...doors(nobody, id, call), ...doors(byGuestCookie(cast.aoife), id, call)],
      'unauthenticated',
    );
    await expectRefusals(doors(byApiToken(cast.siobhan), id, call), 'forbidden');
    await expectRefusals(doors(byApiToken(theirs), id, call), 'not_found');
    await expectRefusals(onOne(byApiToken(theirs), id, call, cast.dublin.slug), 'not_found');
  });

  it('is more trying than anybody reads', async () => {
    const { id } = await aWebhook(admin, CLOSED_ADDRESS);
    for (let n = 0; n < 10; n += 1) await webhookDoors.test(slug(), id, us());
    await expectProblem(await webhookDoors.test(slug(), id, us()), 'rate_limited');
  });
});
