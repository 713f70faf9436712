import { beforeAll, describe, expect, it, vi } from 'vitest';
import { healthSchema } from '@/lib/contract/health';
import { watchChannels, watchFiles, watchFirebase, watchMail } from '@/lib/health/watch-services';
import { clock } from '@/lib/kernel/clock';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { GET } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const ask = (as: Caller, hotelSlug = fixtures.killarney.slug) =>
  callRoute(GET, 'GET', `/api/staff/hotel/${hotelSlug}/health`, { hotelSlug }, as);
const health = async (as = byApiToken(fixtures.siobhan)) => healthSchema.parse(await (await ask(as)).json());
const service = async (name: string) => (await health()).services.find((each) => each.name === name);
const failed = { outcome: 'failed', retry: true, cause: new Error('away') } as const;

describe('the condition of a service', () => {
  it('reports an unconfigured service as off and an unused one as untried', async () => {
    vi.stubEnv('SMTP_URL', '');
    const { services } = await health();
    expect(services.map(({ name, condition }) => [name, condition])).toEqual([
      ['channels', 'untried'],
      ['firebase', 'off'],
      ['files', 'untried'],
      ['mail', 'off'],
    ]);
  });

  it('reports a service as failing from a failure until its next success, with both times', async () => {
    let outcome: typeof failed | { outcome: 'delivered' } = { outcome: 'delivered' };
    const channels = watchChannels({ publish: async () => [outcome], cut: async () => [outcome] });
    const workedAt = clock.now();
    await channels.publish([]);
    expect(await service('channels')).toMatchObject({ condition: 'well', last_failed_at: null });
    outcome = failed;
    vi.useFakeTimers({ now: workedAt.getTime() + 5_000, toFake: ['Date'] });
    await channels.cut('staff-1');
    const failing = await service('channels');
    expect(failing).toMatchObject({ condition: 'failing' });
    expect(Date.parse(failing?.last_ok_at ?? '')).toBeLessThan(Date.parse(failing?.last_failed_at ?? ''));
    outcome = { outcome: 'delivered' };
    vi.setSystemTime(workedAt.getTime() + 10_000);
    await channels.publish([]);
    expect(await service('channels')).toMatchObject({ condition: 'well' });
  });

  it('ignores failures that concern a single phone or address', async () => {
    vi.stubEnv('SMTP_URL', 'smtp://localhost:1');
    vi.stubEnv('MAIL_FROM', 'hotel@example.com');
    const mail = watchMail({
      send: async () => ({ outcome: 'failed', retry: false, cause: new Error('no box') }),
    });
    await mail?.send({ to: 'a@example.com', fromName: 'A', subject: 'b', text: 'c', id: 'd' });
    expect(await service('mail')).toMatchObject({ condition: 'untried' });
    expect([watchMail(null), watchFirebase(null), watchFiles(null)]).toEqual([null, null, null]);
  });

  it('reports a store that throws as failing and passes its error on to the caller', async () => {
    const files = watchFiles({
      newKey: () => 'k',
      put: () => Promise.reject(new Error('full')),
      open: () => Promise.reject(new Error('full')),
      remove: async () => undefined,
      direct: null,
    });
    await expect(files?.put('k', Buffer.from('a'))).rejects.toThrow('full');
    expect(await service('files')).toMatchObject({ condition: 'failing', last_ok_at: null });
  });
});

describe('the figures of GET health', () => {
  it('counts messages of the own hotel only', async () => {
    const { conversation_id: id } = await guestSays(fixtures.aoife, 'Hello');
    await staffSays(fixtures.brendan, id, 'Good evening');
    await guestSays(fixtures.marco, 'Ciao');
    await db().message.updateMany({
      where: { conversationId: id, senderType: 'staff' },
      data: { createdAt: new Date(Date.now() - 2 * 3_600_000) },
    });
    expect((await health()).messages).toEqual({ last_hour: 1, last_day: 2 });
    const theirs = await addStaff(fixtures.dublin, { role: 'admin', department: 'management' });
    const { messages } = healthSchema.parse(
      await (await ask(byApiToken(theirs), fixtures.dublin.slug)).json(),
    );
    expect(messages).toEqual({ last_hour: 1, last_day: 1 });
  });

  it('counts pushed and unregistered phones of the own hotel', async () => {
    const { conversation_id: conversationId } = await guestSays(fixtures.aoife, 'Hello again');
    const addPush = (deviceId: number, seq: number, state: 'accepted' | 'gone' | 'skipped') => ({
      hotelId: fixtures.killarney.id,
      conversationId,
      deviceId,
      seq,
      state,
    });
    await db().pushDelivery.createMany({
      data: [
        addPush(1, 1, 'accepted'),
        addPush(1, 2, 'gone'),
        addPush(2, 1, 'accepted'),
        addPush(3, 1, 'skipped'),
      ],
    });
    expect((await health()).devices).toEqual({ rung: 2, gone: 1 });
  });

  it('reports pending and dead outbox items of all hotels as numbers only', async () => {
    await emptyOutbox();
    await guestSays(fixtures.marco, 'Is somebody there?');
    await db().outboxItem.create({
      data: { hotelId: fixtures.dublin.id, type: 'message_created', deadAt: new Date(), lastError: 'SECRET' },
    });
    const answer = await (await ask(byApiToken(fixtures.siobhan))).text();
    expect(JSON.parse(answer).outbox).toEqual({ pending: 1, oldest_seconds: expect.any(Number), dead: 1 });
    expect(answer).not.toContain('SECRET');
    expect(answer).not.toContain(fixtures.dublin.slug);
  });

  it('reports the requests and errors of this process by route name', async () => {
    const { requests, errors } = (await health()).process;
    await ask(nobody);
    const after = (await health()).process;
    expect(after.requests).toBe(requests + 2);
    expect(after.errors).toBe(errors);
    expect(after.routes.map(({ route }) => route)).toContain('staff.health');
  });

  it('runs the same number of queries for any number of messages', async () => {
    const before = await countQueries(() => health());
    for (const text of ['a', 'b', 'c']) await guestSays(fixtures.aoife, text);
    expect(await countQueries(() => health())).toBe(before);
  });
});

it('lets only managers and admins of the hotel read its health', async () => {
  await expectRefusal(() => ask(byApiToken(fixtures.brendan)), 'forbidden');
  await expectRefusal(() => ask(byApiToken(fixtures.ronan)), 'not_found');
  await expectRefusal(() => ask(nobody), 'unauthenticated');
});
