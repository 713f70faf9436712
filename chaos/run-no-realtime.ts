import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { closeDb } from '@/lib/platform/db';
import { type Blackhole, openBlackhole } from './blackhole';
import { createHotel, signInOverHttp } from './fixtures';
import { guestReader, type MachineReader, staffReader } from './machine-reader';
import { createRandom, type Random } from './random';
import { type Check, check, printChecks, printTable, type Verdict } from './report';
import type { RunSize } from './run-options';
import { type Desk, guestDesk, staffDesk } from './sender';
import { lookInto, type RunningApp, type Stack, startStack } from './stack';
import { comesTrue } from './wait-until';

const LOOK_EVERY_MS = 50;
/**
 * A client polls every fifteen seconds without a socket, and every sixty with a socket that may have dropped an event.
 */
const WITHOUT_SOCKET_MS = 15_000;
const SILENT_MS = 60_000;
/** An allowance for the request itself, and for a machine that does other work. */
const REQUEST_MS = 1_000;
/** The longest pause between two messages. */
const THINK_MS = 8_000;

const replySchema = z.object({ message: z.object({ id: z.number() }) });

type Case = {
  what: string;
  app: RunningApp;
  pusher: Stack['pusher'];
  mostMs: number;
  /** The socket is connected, but no event arrives. */
  isSilent: boolean;
};

/**
 * No event arrives for minutes, once with the Channels server away and once with a socket that is connected and silent.
 * Each reader sees each message with its next poll at the latest.
 */
export async function runNoRealtime(options: RunSize): Promise<Verdict> {
  return withCases('no-realtime', options, async (stack) => {
    const nowhere = await openBlackhole('swallow');
    const deaf = await stack.startAnother('hotelmate_deaf', nowhere.port);
    await stack.channels.close();
    const away = {
      what: 'away',
      app: stack,
      pusher: stack.pusher,
      mostMs: WITHOUT_SOCKET_MS,
      isSilent: false,
    };
    const silent = { what: 'silent', app: deaf, pusher: stack.pusher, mostMs: SILENT_MS, isSilent: true };
    return { blackhole: nowhere, cases: [away, silent] };
  });
}

/** Channels hangs for minutes: it accepts every connection and answers none. Every send must still succeed. */
export async function runRealtimeHangs(options: RunSize): Promise<Verdict> {
  return withCases('realtime-hangs', options, async (stack) => {
    const blackhole = await openBlackhole('hang');
    const app = await stack.startAnother('hotelmate_hung', blackhole.port);
    const pusher = { ...stack.pusher, port: blackhole.port };
    return {
      blackhole,
      cases: [{ what: 'hanging', app, pusher, mostMs: WITHOUT_SOCKET_MS, isSilent: false }],
    };
  });
}

async function withCases(
  name: string,
  { seed, size }: RunSize,
  prepare: (stack: Stack) => Promise<{ blackhole: Blackhole; cases: readonly Case[] }>,
): Promise<Verdict> {
  const random = createRandom(seed);
  console.log(`${name}  seed ${seed}: ${size} messages while nothing is heard`);
  const stack = await startStack();
  try {
    const { blackhole, cases } = await prepare(stack);
    const checks: Check[] = [];
    for (const each of cases) {
      if (each.isSilent) await stack.channels.open();
      checks.push(...(await live(each, size, random)));
    }
    await blackhole.close();
    return printChecks(checks);
  } finally {
    await stack.stop();
  }
}

async function live({ what, app, pusher, mostMs, isSilent }: Case, size: number, random: Random) {
  lookInto(app.databaseUrl);
  await closeDb();
  const { stays, staff } = await createHotel({ slug: `chaos-${what}`, stays: 1 });
  const [stay] = stays;
  const [person] = staff;
  if (!stay || !person) throw new Error('Nobody is here.');
  const bearer = await signInOverHttp(app.appUrl, person);
  const seat = (name: string, key: string) => ({
    name: `${name} reader, Channels ${what}`,
    stay,
    browser: { appUrl: app.appUrl, bearer: key },
    pusher,
  });
  const readers = [await guestReader(seat('guest', stay.token)), await staffReader(seat('staff', bearer))];
  try {
    const wasLive = await comesTrue(() => readers.every((reader) => reader.isLive()), {
      timeoutMs: isSilent ? 30_000 : 0,
    });
    const desks = [guestDesk(stay), staffDesk(stay, bearer)];
    const sightings = watch(readers);
    const sent = await write(app.appUrl, desks, size, random);
    await comesTrue(() => sightings.haveSeen(sent.length), { timeoutMs: mostMs + 5_000 });
    sightings.stop();
    const delays = sent.flatMap(({ id, at }) => readers.map(({ name }) => sightings.of(name, id) - at));
    printTable(
      ['Channels', 'sent', 'slowest answer', 'seen, median', 'seen, last', 'promised'],
      [
        [
          what,
          String(sent.length),
          ms(Math.max(...sent.map((each) => each.ms))),
          ms(median(delays)),
          ms(Math.max(...delays)),
          ms(mostMs),
        ],
      ],
    );
    return [
      check(`Channels ${what}: the sockets ${isSilent ? 'were up' : 'were not up'}`, wasLive === isSilent),
      check(`Channels ${what}: all ${size} sends succeeded`, sent.length === size),
      ...readers.map(({ name }) =>
        check(
          `${name} saw all within ${mostMs / 1000} s`,
          areInTime(
            sent.map(({ id, at }) => sightings.of(name, id) - at),
            mostMs,
          ),
        ),
      ),
      check('the checker sees what came late', !areInTime([...delays, mostMs + REQUEST_MS + 1], mostMs)),
      check('the checker sees what never came', !areInTime([...delays, Number.POSITIVE_INFINITY], mostMs)),
    ];
  } finally {
    await Promise.allSettled(readers.map((reader) => reader.close()));
  }
}

const areInTime = (delays: readonly number[], mostMs: number) =>
  delays.every((delay) => delay <= mostMs + REQUEST_MS);

type Sent = { id: number; at: number; ms: number };

/** Sends one message after the other. Returns the acknowledged messages. */
async function write(appUrl: string, desks: readonly Desk[], size: number, random: Random): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let number = 1; number <= size; number += 1) {
    const { path, bearer } = random.pick(desks);
    const from = performance.now();
    const response = await fetch(appUrl + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ message: `Number ${number}`, client_message_id: crypto.randomUUID() }),
    });
    const reply = replySchema.safeParse(await response.json());
    const at = performance.now();
    if (response.ok && reply.success) sent.push({ id: reply.data.message.id, at, ms: at - from });
    await pause(random.between(0, THINK_MS));
  }
  return sent;
}

/** Polls every screen and records when each message first appeared. */
function watch(readers: readonly MachineReader[]) {
  const seen = new Map<string, Map<number, number>>(readers.map(({ name }) => [name, new Map()]));
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  async function look() {
    for (const reader of readers) {
      const { lines } = await reader.screen();
      const first = seen.get(reader.name);
      for (const { messageId } of lines)
        if (first && !first.has(messageId)) first.set(messageId, performance.now());
    }
  }
  return {
    haveSeen: (count: number) => [...seen.values()].every((first) => first.size >= count),
    of: (name: string, id: number) => seen.get(name)?.get(id) ?? Number.POSITIVE_INFINITY,
    stop: () => clearInterval(timer),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
