import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Verdict } from '@/chaos/report';
import { runCrashes } from '@/chaos/run-crashes';
import { RUNS } from '@/chaos/runs';
import { buildApp } from './build-app';

const CRASHES = 'crashes';
const SHORT_SENDS = 200;
const SHORT_KILLS = 2;
/** The number of sends for each kill, as in the full run: 20 kills in 20,000 sends. */
const SENDS_PER_KILL = 1_000;

const USAGE = `npm run chaos -- crashes [--seed N] [--sends N] [--kills N] [--short]
${Object.entries(RUNS)
  .map(([name, { what, shortSize }]) => `npm run chaos -- ${name} [--seed N] [--size ${shortSize}] (${what})`)
  .join('\n')}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    sends: { type: 'string' },
    kills: { type: 'string' },
    /** Of every other run. */
    size: { type: 'string' },
    /** The size that `npm test` runs, which is also the default. */
    short: { type: 'boolean' },
  },
});

// While the Channels server is away pusher-js tries TLS too, by IP address, and Node prints a deprecation warning.
Object.assign(process, { noDeprecation: true });

try {
  const [name = CRASHES, ...more] = positionals;
  const run = Object.hasOwn(RUNS, name) ? RUNS[name] : undefined;
  if ((!run && name !== CRASHES) || more.length > 0) misused(USAGE);
  const seed = numberIn('seed', values.seed) ?? randomInt(1, 2 ** 31);
  const size = (values.short ? undefined : numberIn('size', values.size)) ?? run?.shortSize ?? 0;
  await buildApp('quiet');
  const { passed, failed } = await (run ? run.run({ seed, size }) : crashes(seed));
  if (failed > 0 && run) console.log(`Again: npm run chaos -- ${name} --seed ${seed} --size ${size}`);
  console.log(`${passed} passed, ${failed} failed`);
  leave(failed > 0 ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  console.log('0 passed, 1 failed');
  leave(1);
}

async function crashes(seed: number): Promise<Verdict> {
  const sends = (values.short ? undefined : numberIn('sends', values.sends)) ?? SHORT_SENDS;
  const asked = values.short ? undefined : numberIn('kills', values.kills);
  const kills = asked ?? Math.max(SHORT_KILLS, Math.round(sends / SENDS_PER_KILL));
  const verdict = await runCrashes({ seed, sends, kills });
  if (verdict.failed > 0)
    console.log(`Again: npm run chaos -- crashes --seed ${seed} --sends ${sends} --kills ${kills}`);
  return verdict;
}

/** Exits explicitly: a reader of an interrupted run may still have its socket open. */
function leave(code: number): never {
  process.exit(code);
}

function numberIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  misused(`--${name} takes a whole number, not "${text}".`);
}

function misused(how: string): never {
  console.error(how);
  leave(2);
}
