import { guestApi } from '@/lib/contract/paths';
import { openBarePage } from './bare-page';
import { bareInsert } from './baselines';
import type { Figure, Found } from './figure';
import { type Fixture, roundRobin } from './fixture';
import { createHttpClient } from './http-client';
import { cpuMsOf, measureTogether } from './measure';

/** More rounds: the system counts in hundredths of a second, and a new process is still compiling its code. */
const CPU_ROUNDS = 3;

/** A guest's message until its acknowledgement over HTTP, beside a bare INSERT and beside bare Next. */
export async function benchSend(fixture: Fixture): Promise<Found> {
  const { stack, http, sql, hotel, effort } = fixture;
  const nextStay = roundRobin(hotel.stays);
  const insert = await bareInsert(sql, hotel);
  const bare = await openBarePage(stack.databaseUrl);
  const bareHttp = createHttpClient(bare.url.replace(/\/$/, ''));
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
  const sendBare = async () => {
    sends += 1;
    await bareHttp.post('/send', '', { seq: sends, message: `Could we have two more towels? ${sends}` });
  };
  try {
    const { ours, floor, next } = await measureTogether(
      { ours: send, floor: insert, next: sendBare },
      effort,
    );
    const rounds = effort.samples * CPU_ROUNDS;
    const cpu = await cpuOf(stack.app.pid(), rounds, send);
    const bareCpu = await cpuOf(bare.pid(), rounds, sendBare);
    const figure = (what: string, one: number, other: number, floorIs: string, goal = ''): Figure => ({
      ...{ what, unit: 'ms', ours: one, floor: other, floorIs, goal },
    });
    const isInsert = 'bare INSERT by pg, same columns and indexes';
    const isNext = 'the same INSERT in a bare Next handler';
    return {
      figures: [
        figure('send acknowledged, p50', ours.p50, floor.p50, isInsert, '≤ 5.0×'),
        figure('send acknowledged, p95', ours.p95, floor.p95, isInsert, '≤ 5.0×'),
        figure('send acknowledged, p50', ours.p50, next.p50, isNext),
        figure('send acknowledged, p95', ours.p95, next.p95, isNext),
        ...(cpu === null || bareCpu === null
          ? []
          : [figure('CPU of the app for one send, told to everybody', cpu, bareCpu, isNext, '≤ 1.6 ms')]),
      ],
      notes: [
        `${ours.samples} sends by ${hotel.stays.length} guests, one at a time, each followed by one of each floor.`,
      ],
    };
  } finally {
    bareHttp.close();
    await bare.close();
  }
}

/** Null where the system does not report processor time. */
async function cpuOf(pid: number, times: number, work: () => Promise<unknown>): Promise<number | null> {
  const before = await cpuMsOf(pid);
  for (let done = 0; done < times; done += 1) await work();
  const after = await cpuMsOf(pid);
  return before === null || after === null ? null : (after - before) / times;
}
