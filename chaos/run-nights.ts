import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { guestApi } from '@/lib/contract/paths';
import { dbPool } from '@/lib/platform/db';
import { makeOlder } from '@/lib/testing/pass-time';
import { type QstashKeys, type QstashServer, signCall, startQstash } from '@/scripts/embedded/qstash';
import type { AppProcess } from './app-process';
import { createHotel, type Stay } from './fixtures';
import { createRandom, type Random } from './random';
import { check, printChecks, type Verdict } from './report';
import type { RunSize } from './run-options';
import { startStack } from './stack';
import { waitUntil } from './wait-until';

const STEPS = [120, 300, 600, 900];
const ON_TIME_SECONDS = 5;
const MOST_CALLS = 60;
const PATIENCE = { timeoutMs: 60_000 };

/**
 * Nights without an open page, on an app that runs no timers itself, as on Vercel. Guests of two hotels write and
 * leave; only QStash calls the app. The app is killed before a call or in the middle of one, and started again. Each
 * step of each escalation must come once, within five seconds of its time. The time of a start and that of the slowest
 * call do not count: they depend on the machine.
 */
export async function runNights({ seed, size }: RunSize): Promise<Verdict> {
  const random = createRandom(seed);
  console.log(`nights  seed ${seed}: ${size} nights of two hotels without an open page`);
  const keys = { token: secret(), currentSigningKey: secret(), nextSigningKey: secret() };
  const time = startTime();
  const qstash = await startQstash(keys, { now: time.elapsed });
  const stack = await startStack({ settings: settingsOf(keys, qstash) });
  try {
    const kills = { before: 0, during: 0 };
    const { app, appUrl } = stack;
    const night = { app, appUrl, keys, qstash, time, random, kills, slowestMs: 0 };
    const taken: Taken[] = [];
    for (let number = 1; number <= size; number += 1) {
      time.begin();
      const hotels = await Promise.all(
        ['killarney', 'dublin'].map((name) => createHotel({ slug: `night-${number}-${name}`, stays: 1 })),
      );
      for (const { stays } of hotels) for (const stay of stays) await write(appUrl, stay);
      await waitUntil('A call is set', () => qstash.waiting.length > 0, PATIENCE);
      await runNight(night);
      taken.push(...(await readSteps(hotels.map(({ id }) => id))));
    }
    const slowest = night.slowestMs / 1000;
    const late = faultsOf(taken, ON_TIME_SECONDS + slowest);
    const left = await dbPool().query('SELECT type FROM outbox WHERE dead_at IS NULL');
    console.log(
      `  ${qstash.taken} calls were set; the app was killed ${kills.before} times before one, ${kills.during} times in one`,
    );
    return printChecks([
      check(`${size * 8} steps were taken, each once, and no other`, taken.length === size * 8),
      check(
        `each within ${ON_TIME_SECONDS} s of its time, and the ${slowest.toFixed(1)} s of the slowest call`,
        late.length === 0,
        late,
      ),
      check(
        'nothing is left to be told',
        left.rowCount === 0,
        left.rows.map(({ type }) => String(type)),
      ),
    ]);
  } finally {
    await stack.stop();
    await qstash.close();
  }
}

type Time = ReturnType<typeof startTime>;

/** The clock of the night. It runs by itself and can be set. */
function startTime() {
  let passed = 0;
  let since = Date.now();
  return {
    elapsed: () => passed + Date.now() - since,
    begin() {
      passed = 0;
      since = Date.now();
    },
    async set(ms: number) {
      const now = Date.now();
      await makeOlder(ms - passed - (now - since));
      passed = ms;
      since = now;
    },
  };
}

type Night = {
  app: AppProcess;
  appUrl: string;
  keys: QstashKeys;
  qstash: QstashServer;
  time: Time;
  random: Random;
  kills: { before: number; during: number };
  /** The duration of the slowest call, in milliseconds. */
  slowestMs: number;
};

async function runNight(night: Night): Promise<void> {
  const { app, qstash, time, random, kills } = night;
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const [next] = qstash.waiting;
    if (!next) return;
    // A call that failed once must succeed when it is repeated: QStash gives up after four failures in a row.
    const fate = next.retried > 0 ? 0 : calls === 0 ? 1 : random.between(0, 3);
    if (fate === 1) {
      kills.before += 1;
      await app.kill();
    }
    await time.set(next.dueAt);
    const calling = qstash.callDue();
    if (fate === 2) {
      kills.during += 1;
      await pause(random.between(0, 80));
      await app.kill();
    }
    await calling;
    night.slowestMs = Math.max(night.slowestMs, time.elapsed() - next.dueAt);
    if (fate === 1 || fate === 2) await comeBack(night, next.dueAt);
  }
  throw new Error(`The night has not ended after ${MOST_CALLS} calls.`);
}

/** The first call of a process is slow. In production it comes long before, when nothing is due. */
async function comeBack({ app, appUrl, keys, time }: Night, at: number): Promise<void> {
  await app.start();
  await time.set(at - 2 * ON_TIME_SECONDS * 1000);
  const target = `${appUrl}/api/cron/outbox`;
  const headers = { 'upstash-signature': signCall(keys.nextSigningKey, target) };
  const response = await fetch(target, { method: 'POST', headers });
  if (!response.ok) throw new Error(`A call was refused: ${response.status}`);
}

async function write(appUrl: string, stay: Stay): Promise<void> {
  const response = await fetch(`${appUrl}${guestApi.messages(stay.slug)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${stay.token}` },
    body: JSON.stringify({ message: 'Is anybody there?', client_message_id: randomUUID() }),
  });
  if (!response.ok) throw new Error(`A message was refused: ${response.status}`);
}

type Taken = { step: number; seconds: number };

async function readSteps(hotelIds: readonly number[]): Promise<Taken[]> {
  const { rows } = await dbPool().query<Taken>(
    `SELECT step, EXTRACT(EPOCH FROM created_at - waiting_since)::float AS seconds FROM ladder_step
     WHERE hotel_id = ANY($1) ORDER BY conversation_id, step`,
    [hotelIds],
  );
  return rows;
}

function faultsOf(taken: readonly Taken[], seconds: number): string[] {
  return taken.flatMap(({ step, seconds: at }) => {
    const off = at - (STEPS[step - 1] ?? Number.NaN);
    return Math.abs(off) <= seconds ? [] : [`step ${step} was ${off.toFixed(1)} s off`];
  });
}

const secret = () => randomBytes(16).toString('hex');

/** As on Vercel: no interval runs, and no folder stores files. */
function settingsOf(keys: QstashKeys, { url }: QstashServer): Record<string, string> {
  return {
    VERCEL: '1',
    FILE_STORE_DIR: '',
    QSTASH_TOKEN: keys.token,
    QSTASH_CURRENT_SIGNING_KEY: keys.currentSigningKey,
    QSTASH_NEXT_SIGNING_KEY: keys.nextSigningKey,
    QSTASH_URL: url,
  };
}
