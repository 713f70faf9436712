import { execFile } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { parseArgs, promisify } from 'node:util';
import { benchFanOut } from '@/bench/fan-out.bench';
import { type Found, toTable } from '@/bench/figure';
import { type Fixture, openFixture } from '@/bench/fixture';
import { benchGuestPage } from '@/bench/guest-page.bench';
import { benchGuestSpeed } from '@/bench/guest-speed.bench';
import { benchHostileUploads } from '@/bench/hostile-uploads.bench';
import { benchImport } from '@/bench/import.bench';
import { benchInbox } from '@/bench/inbox.bench';
import { benchLongScroll } from '@/bench/long-scroll.bench';
import { benchMessages } from '@/bench/messages.bench';
import { benchSend } from '@/bench/send.bench';
import { openSizes, type Sizes } from '@/bench/sizes';
import { benchSocket } from '@/bench/socket.bench';
import { benchStatements } from '@/bench/statements.bench';
import { benchUploads } from '@/bench/uploads.bench';
import { buildApp } from './build-app';

/** The groups of the second list need a hotel with years of data, which takes a minute to create. */
const PLAIN: Record<string, (fixture: Fixture) => Promise<Found>> = {
  send: benchSend,
  socket: benchSocket,
  statements: benchStatements,
  'guest-page': benchGuestPage,
  'guest-speed': benchGuestSpeed,
  'long-scroll': benchLongScroll,
  uploads: benchUploads,
  'hostile-uploads': benchHostileUploads,
  'fan-out': benchFanOut,
  import: benchImport,
};
const SIZED: Record<string, (fixture: Fixture, sizes: Sizes) => Promise<Found>> = {
  inbox: benchInbox,
  messages: benchMessages,
};
const NAMES = [...Object.keys(PLAIN), ...Object.keys(SIZED)];

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean' } },
});

// While the Channels server is away pusher-js tries TLS too, by IP address, and Node prints a deprecation warning.
Object.assign(process, { noDeprecation: true });

try {
  const wanted = choose(values.only);
  await buildApp('quiet');
  const startedAt = performance.now();
  console.log(`${await commit()}, ${cpus().length} cores, Node ${process.version}, load ${load()}`);
  const fixture = await openFixture(values.quick ?? false);
  try {
    for (const name of wanted) {
      const bench = PLAIN[name];
      if (bench) print(name, await bench(fixture));
    }
    if (wanted.some((name) => name in SIZED)) await benchSizes(fixture, wanted);
  } finally {
    await fixture.close();
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`\nload ${load()} at the end, after ${seconds} s`);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}

async function benchSizes(fixture: Fixture, wanted: readonly string[]): Promise<void> {
  const sizes = await openSizes(fixture);
  try {
    for (const name of wanted) {
      const bench = SIZED[name];
      if (bench) print(name, await bench(fixture, sizes));
    }
  } finally {
    await sizes.close();
  }
}

function choose(only: readonly string[] | undefined): string[] {
  const asked = only?.flatMap((list) => list.split(',')) ?? NAMES;
  const unknown = asked.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) {
    console.error(`No such bench: ${unknown.join(', ')}. There are: ${NAMES.join(', ')}.`);
    process.exit(2);
  }
  return NAMES.filter((name) => asked.includes(name));
}

function print(name: string, { figures, notes }: Found): void {
  console.log(`\n${name}, load ${load()}`);
  for (const line of toTable(figures)) console.log(`  ${line}`);
  for (const note of notes) console.log(`    ${note}`);
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');
}

async function commit(): Promise<string> {
  try {
    const git = async (...args: string[]) => (await promisify(execFile)('git', args)).stdout.trim();
    const hash = await git('rev-parse', '--short', 'HEAD');
    return (await git('status', '--porcelain')) === '' ? hash : `${hash} with changes`;
  } catch {
    return 'no commit';
  }
}
