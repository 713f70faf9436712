import { guestApi } from '@/lib/contract/paths';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import type { Guest } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { closeDb, dbPool } from '@/lib/platform/db';
import { checkExpectedLog } from './check-expected-log';
import { expectedLogChecks } from './crash-report';
import type { ExpectedLog, Send } from './expected-log';
import { createHotel, type Stay } from './fixtures';
import { guestOf } from './principals';
import { createRandom, type Random } from './random';
import { readDatabase } from './read-database';
import { check, printChecks, type Verdict } from './report';
import type { RunSize } from './run-options';
import { startStack } from './stack';

const REPLAYS = 50;
const AT_ONCE = 50;
/** The number of ids that are sent at the same time, each many times. */
const WAVE = 20;
/** Sent over HTTP, where a booking may send twenty messages in ten seconds. */
const OVER_HTTP = 8;

/**
 * Every client id is sent fifty times at once, again after the server was killed, and again thirty days later. Each
 * makes one message, always with the number it was first given; another text under the same id is refused. The rate
 * limits of the routes would refuse most of this, so most sends call the use case directly, and a few use the route.
 */
export async function runRepeats({ seed, size }: RunSize): Promise<Verdict> {
  const random = createRandom(seed);
  console.log(`repeats  seed ${seed}: ${size} client ids, each sent ${REPLAYS} times`);
  const stack = await startStack();
  try {
    const { stays } = await createHotel({ slug: 'chaos-killarney', stays: 1, silent: 1 });
    const [stay] = stays;
    if (!stay) throw new Error('Nobody stays here.');
    const sends = Array.from({ length: size }, (_, number) => aSend(stay, number));
    const firsts = await replay(await guestOf(stay), sends, REPLAYS, random);

    await stack.app.kill();
    await closeDb();
    await stack.app.start();
    const guest = await guestOf(stay);
    const afterRestart = await replay(guest, sends, 1, random);
    const overHttp = await Promise.all(
      sends.slice(0, OVER_HTTP).map((send) => post(stack.appUrl, stay, send)),
    );

    await thirtyDaysPass();
    const later = await replay(guest, sends, 1, random);
    const refused = await otherWords(guest, sends);
    // Only the app delivers outbox items, and delivery is no part of this run, so the outbox is emptied.
    await dbPool().query('DELETE FROM outbox');

    const expected: ExpectedLog = { sends, screens: [], ...(await readDatabase()) };
    const faults = checkExpectedLog(expected);
    return printChecks([
      check(`${size} messages were new, each once`, firsts === size),
      check('none was new after a restart', afterRestart === 0),
      check(
        `nor over HTTP, where ${OVER_HTTP} were asked for again`,
        overHttp.every((status) => status === 200),
      ),
      check('none was new thirty days later', later === 0),
      check(`other words under the same id were refused ${size} times`, refused === size),
      ...expectedLogChecks(expected, faults, seed),
    ]);
  } finally {
    await stack.stop();
  }
}

function aSend(stay: Stay, number: number): Send {
  return {
    // Each message has its own client, because these sends do not wait for one another.
    client: `id ${number}`,
    place: stay.place,
    senderKey: 'guest',
    clientMessageId: `r2-${number}`,
    text: `Number ${number}`,
    answers: [],
  };
}

/** Returns how many of all tries created a message. */
async function replay(guest: Guest, sends: readonly Send[], times: number, random: Random): Promise<number> {
  let created = 0;
  for (let from = 0; from < sends.length; from += WAVE) {
    const wave = sends.slice(from, from + WAVE);
    const tries = shuffle(
      wave.flatMap((send) => Array.from({ length: times }, () => send)),
      random,
    );
    const worker = async () => {
      for (let send = tries.pop(); send; send = tries.pop()) {
        const input = { message: send.text, client_message_id: send.clientMessageId };
        const { message, isNew } = await sendGuestMessage(guest, input);
        send.answers.push(message.seq);
        if (isNew) created += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  return created;
}

async function otherWords(guest: Guest, sends: readonly Send[]): Promise<number> {
  let refused = 0;
  for (const { text, clientMessageId } of sends) {
    const input = { message: `${text}, changed`, client_message_id: clientMessageId };
    await sendGuestMessage(guest, input).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'client_id_reused') refused += 1;
      else throw error;
    });
  }
  return refused;
}

async function post(appUrl: string, stay: Stay, { text, clientMessageId }: Send): Promise<number> {
  const response = await fetch(appUrl + guestApi.messages(stay.slug), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${stay.token}` },
    body: JSON.stringify({ message: text, client_message_id: clientMessageId }),
  });
  return response.status;
}

/** Makes everything that is stored thirty days older. */
async function thirtyDaysPass(): Promise<void> {
  const month = "created_at = created_at - interval '30 days'";
  for (const table of ['message', 'conversation_event', 'conversation', 'booking', 'guest_token']) {
    await dbPool().query(`UPDATE ${table} SET ${month}`);
  }
}

function shuffle<T>(items: T[], random: Random): T[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at);
    const [one, two] = [items[at], items[other]];
    if (one !== undefined && two !== undefined) [items[at], items[other]] = [two, one];
  }
  return items;
}
