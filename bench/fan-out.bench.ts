import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { createHotel } from '@/chaos/fixtures';
import { guestOf } from '@/chaos/principals';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { dbPool } from '@/lib/platform/db';
import { type FirebaseServer, startFirebase } from '@/scripts/embedded/firebase';
import type { Figure, Found } from './figure';
import type { Fixture } from './fixture';
import { type Effort, measureTogether } from './measure';

const PEOPLE = 50;
const PHONES_EACH = 3;
const AT_ONCE = 20;
/** A message with 150 pushes takes as long as many sends, so it is measured fewer times. */
const SHARE = 10;

/**
 * One guest's message is pushed to 150 phones of 50 staff members, beside as many bare requests to the same Firebase.
 */
export async function benchFanOut({ effort }: Fixture): Promise<Found> {
  const firebase = await startFirebase();
  try {
    const { guest, hotelId } = await crowd();
    const { deliverPending } = createNotificationManager(loadPayloads, [pushTarget(firebase.sender())]);
    const few: Effort = {
      runs: effort.runs,
      samples: Math.ceil(effort.samples / SHARE),
      warmUp: Math.ceil(effort.warmUp / SHARE),
    };
    const pushToAll = async () => {
      await sendGuestMessage(guest, { message: 'Towels, please', client_message_id: randomUUID() });
      await deliverPending();
    };
    const before = firebase.sent.length;
    await pushToAll();
    const pushed = firebase.sent.length - before;
    if (pushed !== PEOPLE * PHONES_EACH) throw new Error(`${pushed} phones received a push.`);
    const m = await measureTogether(
      {
        // Without this the alert of the message before would replace the alert of this one.
        forget: () => dbPool().query('DELETE FROM delivery WHERE hotel_id = $1', [hotelId]),
        ours: pushToAll,
        bare: () => requestEach(firebase),
      },
      few,
    );
    const figure = (what: string, ours: number, floor: number): Figure => {
      return {
        what,
        unit: 'ms',
        ours,
        floor,
        floorIs: `${pushed} bare requests, ${AT_ONCE} at once`,
        goal: '',
      };
    };
    return {
      figures: [
        figure('one message to 50 people and 150 phones, p50', m.ours.p50, m.bare.p50),
        figure('one message to 50 people and 150 phones, p95', m.ours.p95, m.bare.p95),
      ],
      notes: [`${m.ours.samples} messages; from the send to the last phone's answer in the ledger.`],
    };
  } finally {
    await firebase.close();
  }
}

async function crowd() {
  const hotel = await createHotel({ slug: 'bench-crowd', stays: 1, staff: PEOPLE });
  await dbPool().query(
    `INSERT INTO device (hotel_id, staff_id, kind, value)
     SELECT $1, s.id, 'registration_token', 'phone-' || s.id || '-' || n
     FROM staff s CROSS JOIN generate_series(1, $2::int) n WHERE s.hotel_id = $1`,
    [hotel.id, PHONES_EACH],
  );
  const [stay] = hotel.stays;
  if (!stay) throw new Error('Nobody stays here.');
  return { guest: await guestOf(stay), hotelId: hotel.id };
}

/** The baseline of Firebase itself: the same bodies, sent by node's own client. */
async function requestEach({ port, sent }: FirebaseServer): Promise<void> {
  const bodies = sent.slice(-PEOPLE * PHONES_EACH).map((message) => JSON.stringify({ message }));
  const waiting = bodies.values();
  async function hand(): Promise<void> {
    for (const body of waiting) await post(port, body);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

function post(port: number, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method: 'POST' }, (response) => {
      response.on('end', resolve).resume();
    });
    asked.on('error', reject).end(body);
  });
}
