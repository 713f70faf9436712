import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { openBrowser } from './browser-reader';
import type { Fault } from './check-expected-log';
import { converge } from './converge';
import { CLIENTS, hireWriters, openHotels, seatMachines, seatPeople } from './crash-fixtures';
import { judge, printRun } from './crash-report';
import { makeDisruptions, planDisruptions } from './disruptions';
import type { ExpectedLog, Send } from './expected-log';
import type { MachineReader, Reader } from './machine-reader';
import { createRandom } from './random';
import { printChecks, type Verdict } from './report';
import type { CrashOptions } from './run-options';
import { noTraffic, writeAll } from './sender';
import { type Stack, startStack } from './stack';
import { comesTrue } from './wait-until';

const THINK_MS = 350;
const LIVE_TIMEOUT_MS = 60_000;

/**
 * Clients write while the server is killed repeatedly and the Channels server is away for a while. Every acknowledged
 * message is stored once, in order, and is on every reader's screen.
 */
export async function runCrashes(options: CrashOptions): Promise<Verdict> {
  const { seed, sends, kills } = options;
  const random = createRandom(seed);
  const plan = planDisruptions(sends, kills, random);
  console.log(`crashes  seed ${seed}: ${sends} sends by ${CLIENTS} clients`);
  const stack = await startStack();
  const readers: Reader[] = [];
  let browser: Browser | undefined;
  try {
    const hotels = await openHotels(sends);
    const writers = await hireWriters(stack.appUrl, hotels);
    browser = await openBrowser();
    const machines = await seatMachines(stack, hotels);
    readers.push(...machines, ...(await seatPeople(stack, hotels, browser)));
    const wereLive = await becomeLive(machines);
    const traffic = noTraffic();
    const startedAt = performance.now();
    const journal: Send[] = [];
    const work = { appUrl: stack.appUrl, thinkMs: THINK_MS, traffic, journal };
    let isOver = false;
    const writing = Promise.all(
      writers.map((writer, index) =>
        writeAll({ ...work, writer, count: shareOf(sends, index), random: random.branch() }),
      ),
    ).finally(() => {
      isOver = true;
    });
    // `await writing` below reports a failed writer. Without this handler a failure during a restart would be
    // unhandled.
    writing.catch(() => undefined);
    const disruption = await makeDisruptions(stack, plan, traffic, () => isOver);
    await writing;
    const writtenAt = performance.now();
    const { expected, faults, readersMs, outboxMs } = await converge(stack, hotels, readers, journal);
    printRun({ plan, disruption, traffic, expected, sendMs: writtenAt - startedAt, readersMs, outboxMs });
    const areLive = await becomeLive(machines);
    const checks = judge({ expected, faults, disruption, traffic, options, wereLive, areLive });
    const verdict = printChecks(checks);
    if (verdict.failed > 0) await saveEvidence(seed, expected, faults, stack);
    return verdict;
  } finally {
    await Promise.allSettled(readers.map((reader) => reader.close()));
    await browser?.close();
    await stack.stop();
  }
}

/** Polling alone would also bring every reader up to date, and so hide a socket that never worked. */
async function becomeLive(readers: readonly MachineReader[]): Promise<boolean> {
  return comesTrue(() => readers.every((reader) => reader.isLive()), { timeoutMs: LIVE_TIMEOUT_MS });
}

function shareOf(sends: number, index: number): number {
  return Math.floor(sends / CLIENTS) + (index < sends % CLIENTS ? 1 : 0);
}

/** Writes a file with what is needed to find the cause. */
async function saveEvidence(
  seed: number,
  expected: ExpectedLog,
  faults: readonly Fault[],
  stack: Stack,
): Promise<void> {
  const file = join(tmpdir(), `hotelmate-crashes-${seed}.json`);
  await writeFile(file, JSON.stringify({ faults, expected, appLog: stack.app.said() }, null, 2));
  console.log(`  The ledger and the end of the app's log: ${file}`);
}
