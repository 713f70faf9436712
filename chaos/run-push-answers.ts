import { randomUUID } from 'node:crypto';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { dbPool } from '@/lib/platform/db';
import { FCM, startFirebase } from '@/scripts/embedded/firebase';
import { createHotel } from './fixtures';
import { guestOf } from './principals';
import { createRandom } from './random';
import { check, printChecks, type Verdict } from './report';
import type { RunSize } from './run-options';
import { startStack } from './stack';

/** The number of phones that get a push for one message. */
const PHONES_EACH = 100;
const KINDS = ['accepted', 'unregistered', 'badToken', 'badPayload', 'tooFast', 'broken'] as const;
type Kind = (typeof KINDS)[number];
const DEAD: readonly Kind[] = ['unregistered', 'badToken'];

/**
 * The server's part of push: Firebase gives the phones each of its answers, mixed by the seed. A phone that Firebase
 * reports as dead is deleted after its first push, and no other phone ever is. Browser tests cover what the service
 * worker does with a push.
 */
export async function runPushAnswers({ seed, size }: RunSize): Promise<Verdict> {
  const random = createRandom(seed);
  console.log(`push-answers  seed ${seed}: ${size} answers of Firebase, mixed`);
  const stack = await startStack();
  const firebase = await startFirebase();
  try {
    const hotels = Math.ceil(size / PHONES_EACH);
    const given = new Map<string, Kind>();
    const push = pushTarget(firebase.sender());
    for (let number = 0; number < hotels; number += 1) {
      const hotel = await createHotel({ slug: `chaos-r7-${number}`, stays: 1, staff: 1 });
      const phones = Array.from({ length: Math.min(PHONES_EACH, size - number * PHONES_EACH) }, () => {
        const kind = KINDS[random.between(0, KINDS.length - 1)] ?? 'accepted';
        const value = `phone-${randomUUID()}`;
        given.set(value, kind);
        firebase.answers.set(value, FCM[kind]);
        return value;
      });
      await dbPool().query(
        `INSERT INTO device (hotel_id, staff_id, kind, value) SELECT $1, $2, 'registration_token', unnest($3::text[])`,
        [hotel.id, hotel.staff[0]?.id, phones],
      );
      const [stay] = hotel.stays;
      if (!stay) throw new Error('Nobody stays here.');
      await sendGuestMessage(await guestOf(stay), {
        message: 'Towels, please',
        client_message_id: randomUUID(),
      });
    }
    // The app dispatches too, but without Firebase, and leaves these pushes undelivered. The items are reset for this
    // run.
    await dbPool().query(`UPDATE outbox SET claimed_until = NULL, due_at = now(), settled_targets = '{}'`);
    const { deliverPending } = createNotificationManager(loadPayloads, [push]);
    while ((await deliverPending()) > 0) {}
    const left = await dbPool().query<{ value: string }>('SELECT value FROM device');
    const alive = new Set(left.rows.map(({ value }) => value));
    const all = [...given];
    const dead = all.filter(([, kind]) => DEAD.includes(kind)).map(([value]) => value);
    const well = all.filter(([, kind]) => !DEAD.includes(kind)).map(([value]) => value);
    const pushed = new Set(firebase.sent.map(({ token }) => token));
    const expected = await countStates();
    const keptDead = dead.filter((value) => alive.has(value));
    const lostWell = missing(well, alive);
    const notPushed = all.map(([value]) => value).filter((value) => !pushed.has(value));
    const accepted = all.filter(([, kind]) => kind === 'accepted').length;
    return printChecks([
      check(`every one of ${all.length} phones received a push`, notPushed.length === 0, notPushed),
      check(`all ${dead.length} dead phones are gone at first sight`, keptDead.length === 0, keptDead),
      check(`none of the ${well.length} others is`, lostWell.length === 0, lostWell),
      check(`the ledger says gone of ${dead.length}`, expected.get('gone') === dead.length),
      check(`and accepted of ${accepted}`, expected.get('accepted') === accepted),
      check('no phone that accepted the push received it twice', isEachOnce(firebase.sent, given)),
      check('the check sees when a healthy phone is gone', missing(well, without(alive, well[0])).length > 0),
    ]);
  } finally {
    await firebase.close();
    await stack.stop();
  }
}

const missing = (phones: readonly string[], alive: ReadonlySet<string>) =>
  phones.filter((phone) => !alive.has(phone));

function without(alive: ReadonlySet<string>, phone: string | undefined): Set<string> {
  return new Set([...alive].filter((each) => each !== phone));
}

async function countStates(): Promise<Map<string, number>> {
  const { rows } = await dbPool().query<{ state: string; count: number }>(
    'SELECT state::text, count(*)::int AS count FROM delivery GROUP BY state',
  );
  return new Map(rows.map(({ state, count }) => [state, count]));
}

function isEachOnce(sent: readonly { token: string }[], given: ReadonlyMap<string, Kind>): boolean {
  const taken = sent.filter(({ token }) => given.get(token) === 'accepted');
  return taken.length === new Set(taken.map(({ token }) => token)).size;
}
