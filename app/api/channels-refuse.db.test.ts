import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dbPool } from '@/lib/platform/db';
import { realtimeBreaker } from '@/lib/platform/realtime-breaker';
import { runAfter } from '@/lib/testing/after';
import { byToken } from '@/lib/testing/call-route';
import { captureLog } from '@/lib/testing/capture-log';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { useFailingChannels } from '@/lib/testing/failing-service';
import { PUSHER } from '@/lib/testing/hotel-environment';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox, readOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
const channels = useFailingChannels();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
afterEach(() => realtimeBreaker.close());

/** Matches the signed address, which the SDK quotes in its errors. A signed address is valid for ten minutes. */
const SIGNED = /auth_signature|auth_key|auth_timestamp|body_md5|\/apps\//;

describe.each([400, 401, 403, 413, 429, 500, 'never'] as const)('while Channels answers %s', (answer) => {
  it('accepts a message and writes its signed address to no log, row or answer', async () => {
    channels().answer = answer;
    channels().calls = 0;
    await emptyOutbox();
    const guest = await addGuest(fixtures.killarney);
    const bodies: string[] = [];
    const lines = await captureLog(async () => {
      const json = { message: 'Is anybody there?' };
      const sent = await guestEndpoints.send(guest.hotel.slug, byToken(guest), { json });
      const typed = await guestEndpoints.typing(guest.hotel.slug, byToken(guest));
      expect([sent.status, typed.status]).toEqual([201, 204]);
      bodies.push(await sent.text(), await typed.text());
      await runAfter();
    });
    expect(channels().calls).toBeGreaterThan(0);
    expect(lines).toContain('delivery.failed');
    const tables = ['outbox', 'audit_entry', 'conversation_event'];
    const rows = await Promise.all(tables.map((table) => dbPool().query(`SELECT * FROM ${table}`)));
    const stored = JSON.stringify(rows.map((result) => result.rows));
    const errors = (await readOutbox()).flatMap(({ error }) => error ?? []);
    expect(errors).toEqual([expect.stringMatching(/^realtime: \w+/)]);
    for (const text of [lines, stored, ...bodies]) {
      expect(text).not.toMatch(SIGNED);
      expect(text).not.toContain(PUSHER.secret);
    }
  });
});
