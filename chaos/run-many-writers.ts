import { converge } from './converge';
import { expectedLogChecks } from './crash-report';
import type { Send } from './expected-log';
import { createHotel, signInOverHttp } from './fixtures';
import { guestReader, type MachineReader, staffReader } from './machine-reader';
import { createRandom } from './random';
import { check, printChecks, type Verdict } from './report';
import type { RunSize } from './run-options';
import { noTraffic, staffDesk, type Writer, writeAll } from './sender';
import { startStack } from './stack';
import { comesTrue } from './wait-until';

const WRITERS = 16;
const READERS = 10;
const THINK_MS = 20;

/** Sixteen staff members write into one conversation at once, and ten readers see 1 to the end in order. */
export async function runManyWriters({ seed, size }: RunSize): Promise<Verdict> {
  const random = createRandom(seed);
  console.log(
    `many-writers  seed ${seed}: ${size} sends by ${WRITERS} writers into one conversation, ${READERS} readers`,
  );
  const stack = await startStack();
  const readers: MachineReader[] = [];
  try {
    const hotel = await createHotel({ slug: 'chaos-killarney', stays: 1, staff: WRITERS });
    const [stay] = hotel.stays;
    if (!stay) throw new Error('Nobody stays here.');
    const writers: Writer[] = [];
    const bearers: string[] = [];
    for (const person of hotel.staff) {
      const bearer = await signInOverHttp(stack.appUrl, person);
      bearers.push(bearer);
      writers.push({ name: person.name, senderKey: `staff:${person.id}`, desks: [staffDesk(stay, bearer)] });
    }
    for (let number = 0; number < READERS; number += 1) {
      const isGuest = number % 2 === 0;
      const bearer = isGuest ? stay.token : (bearers[number] ?? '');
      const name = `${isGuest ? 'guest' : 'staff'} reader ${number + 1}`;
      const seat = { name, stay, browser: { appUrl: stack.appUrl, bearer }, pusher: stack.pusher };
      readers.push(await (isGuest ? guestReader(seat) : staffReader(seat)));
    }
    const wereLive = await comesTrue(() => readers.every((reader) => reader.isLive()), { timeoutMs: 60_000 });
    const traffic = noTraffic();
    const journal: Send[] = [];
    const startedAt = performance.now();
    await Promise.all(
      writers.map((writer, index) =>
        writeAll({
          appUrl: stack.appUrl,
          writer,
          count: Math.floor(size / WRITERS) + (index < size % WRITERS ? 1 : 0),
          random: random.branch(),
          thinkMs: THINK_MS,
          traffic,
          journal,
        }),
      ),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const { expected, faults, readersMs } = await converge(stack, [hotel], readers, journal);
    console.log(
      `  ${traffic.acknowledged} acknowledged in ${seconds.toFixed(1)} s, ${traffic.attempts} attempts, ` +
        `${traffic.recognised} repeats recognised; every screen right ${Math.round(readersMs ?? -1)} ms later`,
    );
    return printChecks([
      check('every reader listened to its socket before', wereLive),
      check(`all ${size} sends were acknowledged`, traffic.acknowledged === size),
      ...expectedLogChecks(expected, faults, seed),
    ]);
  } finally {
    await Promise.allSettled(readers.map((reader) => reader.close()));
    await stack.stop();
  }
}
