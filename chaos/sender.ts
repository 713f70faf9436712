import { setTimeout as pause } from 'node:timers/promises';
import { backoffMs } from '@/lib/client/backoff';
import { guestApi, staffApi } from '@/lib/contract/paths';
import type { Send } from './expected-log';
import type { Stay } from './fixtures';
import type { Random } from './random';

const REQUEST_TIMEOUT_MS = 10_000;
/** The longest outage in a run. The real client retries without a limit. */
const PATIENCE_MS = 180_000;
const LONGEST_WAIT_MS = 2_000;
/** The share of requests whose answer the phone loses, although the server may have carried them out. */
const LOST_ANSWERS = 0.05;
const REPEATS = 0.1;

export type Writer = {
  name: string;
  senderKey: string;
  /** The conversations in which this client writes, each with its credential. */
  desks: readonly Desk[];
};
export type Desk = { stay: Stay; path: string; bearer: string };

export type Traffic = {
  attempts: number;
  /** Requests without an answer: refused by the network, cut off, timed out, or aborted by this client. */
  unanswered: number;
  refusedForSpeed: number;
  refusedByDisruption: number;
  /** Answers to a repeat that recognised the message (status 200). */
  recognised: number;
  underWay: number;
  acknowledged: number;
};

export function noTraffic(): Traffic {
  return {
    attempts: 0,
    unanswered: 0,
    refusedForSpeed: 0,
    refusedByDisruption: 0,
    recognised: 0,
    underWay: 0,
    acknowledged: 0,
  };
}

export function guestDesk(stay: Stay): Desk {
  return { stay, path: guestApi.messages(stay.slug), bearer: stay.token };
}

export function staffDesk(stay: Stay, bearer: string): Desk {
  if (stay.conversationId === null) throw new Error(`${stay.place} has no conversation to answer in.`);
  return { stay, path: staffApi.send(stay.slug, stay.conversationId), bearer };
}

type Work = {
  appUrl: string;
  writer: Writer;
  count: number;
  random: Random;
  /** The longest pause between two messages, in milliseconds. */
  thinkMs: number;
  traffic: Traffic;
  /** Contains every message, with its id, before the first attempt to send it. */
  journal: Send[];
};

/** Sends one message after the other. Repeats each under its own id until it is acknowledged. */
export async function writeAll({ appUrl, writer, count, random, thinkMs, traffic, journal }: Work) {
  for (let number = 1; number <= count; number += 1) {
    const desk = writer.desks[number % writer.desks.length];
    if (!desk) throw new Error(`${writer.name} has nowhere to write.`);
    const send: Send = {
      client: writer.name,
      place: desk.stay.place,
      senderKey: writer.senderKey,
      clientMessageId: crypto.randomUUID(),
      text: `${writer.name}, number ${number}`,
      answers: [],
    };
    journal.push(send);
    await sendUntilAcknowledged(appUrl + desk.path, desk.bearer, send, random, traffic);
    traffic.acknowledged += 1;
    // A second tap or an early retry: the same id is sent again after it was acknowledged.
    if (random.chance(REPEATS)) {
      await sendUntilAcknowledged(appUrl + desk.path, desk.bearer, send, random, traffic);
    }
    await pause(random.between(0, thinkMs));
  }
}

async function sendUntilAcknowledged(
  url: string,
  bearer: string,
  send: Send,
  random: Random,
  traffic: Traffic,
): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let failures = 0; ; failures += 1) {
    const askedForMs = await attempt(url, bearer, send, random, traffic);
    if (askedForMs === null) return;
    const waitMs = Math.max(askedForMs, backoffMs(failures, LONGEST_WAIT_MS) / 4);
    if (performance.now() + waitMs > giveUpAt) break;
    await pause(waitMs);
  }
  throw new Error(`"${send.text}" was not acknowledged in ${PATIENCE_MS / 1000} s.`);
}

/** Returns null when acknowledged, otherwise the shortest wait before the next attempt, in milliseconds. */
async function attempt(
  url: string,
  bearer: string,
  send: Send,
  random: Random,
  traffic: Traffic,
): Promise<number | null> {
  traffic.attempts += 1;
  traffic.underWay += 1;
  const loses = random.chance(LOST_ANSWERS);
  const timeoutMs = loses ? random.between(1, 30) : REQUEST_TIMEOUT_MS;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ message: send.text, client_message_id: send.clientMessageId }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json();
    return judge(response, body, send, traffic);
  } catch (error) {
    if (error instanceof Refused) throw error;
    traffic.unanswered += 1;
    return 0;
  } finally {
    traffic.underWay -= 1;
  }
}

class Refused extends Error {}

function judge(response: Response, body: unknown, send: Send, traffic: Traffic): number | null {
  const waitMs = (Number(response.headers.get('Retry-After')) || 0) * 1000;
  if (response.ok) {
    if (response.status === 200) traffic.recognised += 1;
    send.answers.push(seqOf(body));
    return null;
  }
  if (response.status === 429) traffic.refusedForSpeed += 1;
  else if (response.status >= 500) traffic.refusedByDisruption += 1;
  else throw new Refused(`"${send.text}" was refused: ${response.status} ${JSON.stringify(body)}`);
  return waitMs;
}

function seqOf(body: unknown): number {
  if (typeof body === 'object' && body !== null && 'message' in body) {
    const { message } = body;
    if (typeof message === 'object' && message !== null && 'seq' in message) return Number(message.seq);
  }
  throw new Refused(`An acknowledgement without a place: ${JSON.stringify(body)}`);
}
