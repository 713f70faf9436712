import { guestApi } from '@/lib/contract/paths';
import type { Figure, Found } from './figure';
import { bareInsert } from './floors';
import { cpuMsOf, measureTogether } from './measure';
import { roundRobin, type World } from './world';

/** The system counts in hundredths of a second, and a young process is still compiling itself. */
const CPU_ROUNDS = 3;

/** A guest's message acknowledged over HTTP, beside the one thing it cannot do without. */
export async function benchSend({ stack, http, sql, hotel, effort }: World): Promise<Found> {
  const nextStay = roundRobin(hotel.stays);
  const insert = await bareInsert(sql, hotel);
  let sends = 0;
  const send = async () => {
    const stay = nextStay();
    sends += 1;
    const body = {
      message: `Could we have two more towels? ${sends}`,
      client_message_id: crypto.randomUUID(),
    };
    await http.post(guestApi.messages(stay.slug), stay.token, body);
  };
  const cpuOf = async (work: () => Promise<unknown>): Promise<number | null> => {
    const [cpuBefore, sendsBefore] = [await cpuMsOf(stack.app.pid()), sends];
    await work();
    const cpuAfter = await cpuMsOf(stack.app.pid());
    return cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / (sends - sendsBefore);
  };
  const { ours, floor } = await measureTogether({ ours: send, floor: insert }, effort);
  const cpu = await cpuOf(() => repeat(effort.samples * CPU_ROUNDS, send));
  const floorIs = 'bare INSERT by pg, same columns and indexes';
  return {
    figures: [
      {
        what: 'send acknowledged, p50',
        unit: 'ms',
        ours: ours.p50,
        floor: floor.p50,
        floorIs,
        goal: '≤ 5.0×',
      },
      {
        what: 'send acknowledged, p95',
        unit: 'ms',
        ours: ours.p95,
        floor: floor.p95,
        floorIs,
        goal: '≤ 5.0×',
      },
      ...cpuFigure('CPU of the app for one send, told to everybody', cpu, '≤ 1.6 ms'),
    ],
    notes: [
      `${ours.samples} sends by ${hotel.stays.length} guests, one at a time, each followed by one bare INSERT.`,
    ],
  };
}

/** Where the system does not count it, there is nothing to show. */
function cpuFigure(what: string, ours: number | null, goal: string): Figure[] {
  return ours === null ? [] : [{ what, unit: 'ms', ours, floor: null, floorIs: '', goal }];
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < times; done += 1) await work();
}
