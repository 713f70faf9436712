import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { editMessage } from '@/lib/guest-chat/edit-message';
import { markReadByGuest, markReadByStaff } from '@/lib/guest-chat/mark-read';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { dbPool } from '@/lib/platform/db';
import type { Screen } from './expected-log';
import { createHotel, type Stay } from './fixtures';
import { freshScreen, guestReader } from './machine-reader';
import { guestOf, memberOf } from './principals';
import { createRandom, type Random } from './random';
import { check, printChecks, type Verdict } from './report';
import type { RunSize } from './run-options';
import { startStack } from './stack';
import { comesTrue } from './wait-until';

const DAYS_AWAY = 30;
/** A page of the log is two hundred entries. Two more requests may be needed for what is written meanwhile. */
const requestsFor = (entries: number) => Math.ceil(entries / 200) + 2;
const CATCH_UP_TIMEOUT_MS = 60_000;

/**
 * A guest opens their phone after a month in which thousands of events happened, while further ones happen. The page
 * must then equal a fresh load.
 */
export async function runMonthAway({ seed, size }: RunSize): Promise<Verdict> {
  const random = createRandom(seed);
  console.log(`month-away  seed ${seed}: ${DAYS_AWAY} days away, ${size} things missed`);
  const stack = await startStack();
  try {
    const { stays, staff } = await createHotel({ slug: 'chaos-killarney', stays: 1 });
    const [stay] = stays;
    const [person] = staff;
    if (!stay || !person) throw new Error('Nobody is here.');
    const people = { guest: await guestOf(stay), staff: await memberOf(person) };
    const history = createHistory(people, stay, random);
    for (let number = 0; number < 20; number += 1) await history.step();
    const browser = { appUrl: stack.appUrl, bearer: stay.token, isAway: false, requests: 0 };
    const reader = await guestReader({ name: 'guest reader', stay, browser, pusher: stack.pusher });
    const wasLive = await comesTrue(reader.isLive, { timeoutMs: 60_000 });
    try {
      browser.isAway = true;
      await stack.channels.close();
      const { lastSeq: from } = await endOf(stay);
      while ((await endOf(stay)).lastSeq - from < size) await history.steps(50);
      await monthPasses();
      const { lastSeq: until } = await endOf(stay);

      await stack.channels.open();
      browser.requests = 0;
      browser.isAway = false;
      const startedAt = performance.now();
      let isOver = false;
      const traffic = (async () => {
        while (!isOver) await history.step();
      })();
      reader.wake();
      const hasCaughtUp = await comesTrue(async () => ((await reader.screen()).knowsUpTo ?? 0) >= until, {
        timeoutMs: CATCH_UP_TIMEOUT_MS,
        everyMs: 10,
      });
      const ms = Math.round(performance.now() - startedAt);
      const { requests } = browser;
      isOver = true;
      await traffic;
      // Reading writes an entry, which the other side reads in turn; this ends when neither has anything new.
      let fresh = await freshScreen('fresh load', stay, browser);
      const isEqual = await comesTrue(
        async () => {
          fresh = await freshScreen('fresh load', stay, browser);
          return differences(await reader.screen(), fresh).length === 0;
        },
        { timeoutMs: CATCH_UP_TIMEOUT_MS, everyMs: 500 },
      );
      const missed = until - from;
      console.log(
        `  ${missed} entries missed, ${fresh.lines.length} messages; caught up in ${ms} ms, ${requests} requests`,
      );
      return printChecks([
        check('the reader listened to its socket before', wasLive),
        check('the reader caught up with all that had happened', hasCaughtUp),
        check(`in ${requestsFor(missed)} requests at most`, requests <= requestsFor(missed), [
          `it took ${requests}`,
        ]),
        check('and sees what a fresh load shows', isEqual, differences(await reader.screen(), fresh)),
        ...PLANTS.map(([what, spoil]) =>
          check(`the checker sees when ${what}`, differences(spoiled(fresh, spoil), fresh).length > 0),
        ),
      ]);
    } finally {
      await reader.close();
    }
  } finally {
    await stack.stop();
  }
}

const PLANTS: readonly (readonly [what: string, spoil: (screen: Screen) => void])[] = [
  ['a message is missing', ({ lines }) => void lines.splice(1, 1)],
  ['a message is there twice', ({ lines }) => void lines.splice(1, 0, ...lines.slice(0, 1))],
  ['two messages changed places', ({ lines }) => void lines.splice(0, 2, ...lines.slice(0, 2).reverse())],
  [
    'an edit was missed',
    ({ lines }) =>
      void lines.splice(0, 1, ...lines.slice(0, 1).map((line) => ({ ...line, text: `${line.text}!` }))),
  ],
  [
    'the end was not heard',
    (screen) => {
      screen.knowsUpTo = (screen.knowsUpTo ?? 0) - 1;
    },
  ],
];

function spoiled(screen: Screen, spoil: (screen: Screen) => void): Screen {
  const copy = structuredClone(screen);
  spoil(copy);
  return copy;
}

function differences(seen: Screen, fresh: Screen): string[] {
  const found: string[] = [];
  if (seen.knowsUpTo !== fresh.knowsUpTo) found.push(`knows ${seen.knowsUpTo}, not ${fresh.knowsUpTo}`);
  if (seen.lines.length !== fresh.lines.length)
    found.push(`${seen.lines.length} lines, not ${fresh.lines.length}`);
  for (const [at, line] of fresh.lines.entries()) {
    const own = seen.lines[at];
    if (own?.messageId !== line.messageId || own.text !== line.text)
      found.push(`line ${at}: ${own?.messageId} "${own?.text}", not ${line.messageId} "${line.text}"`);
  }
  return found;
}

/** Activity of both sides: messages, edits, deletions and reading. */
function createHistory(
  people: { guest: Guest; staff: StaffMember },
  { conversationId }: Stay,
  random: Random,
) {
  const { guest, staff } = people;
  const id = conversationId ?? 0;
  const own: { who: Guest | StaffMember; messageId: number }[] = [];
  let number = 0;

  async function step(): Promise<void> {
    number += 1;
    const luck = random.next();
    const target = own.length > 0 ? random.pick(own) : undefined;
    if (luck < 0.4) {
      const { message } = await sendGuestMessage(guest, { message: `Guest ${number}` });
      own.push({ who: guest, messageId: message.id });
    } else if (luck < 0.65 || !target) {
      const { message } = await sendStaffMessage(staff, id, { message: `Desk ${number}` });
      own.push({ who: staff, messageId: message.id });
    } else if (luck < 0.8)
      await unlessGone(() => editMessage(target.who, target.messageId, `Edited ${number}`));
    else if (luck < 0.9) await unlessGone(() => deleteMessage(target.who, target.messageId, false));
    else if (luck < 0.95) await markReadByGuest(guest, Number.MAX_SAFE_INTEGER);
    else await markReadByStaff(staff, id);
  }

  return {
    step,
    async steps(count: number) {
      for (let done = 0; done < count; done += 1) await step();
    },
  };
}

/** A deleted message can be neither edited nor deleted again. */
async function unlessGone(act: () => Promise<unknown>): Promise<void> {
  await act().catch((error: unknown) => {
    if (!(error instanceof AppError && ['conflict', 'not_found'].includes(error.code))) throw error;
  });
}

async function endOf({ conversationId }: Stay): Promise<{ lastSeq: number }> {
  const { rows } = await dbPool().query<{ last: number }>(
    'SELECT last_seq::int AS last FROM conversation WHERE id = $1',
    [conversationId],
  );
  return { lastSeq: rows[0]?.last ?? 0 };
}

/** Makes everything that is stored a month older. */
async function monthPasses(): Promise<void> {
  for (const table of ['message', 'conversation_event', 'outbox'])
    await dbPool().query(`UPDATE ${table} SET created_at = created_at - interval '${DAYS_AWAY} days'`);
}
