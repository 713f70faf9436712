import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStages } from './test-steps/run-stages';
import { allStages } from './test-steps/stages';
import { countText, summaryOf, totalOf } from './test-steps/summary';

/** Runs every check of the project, or those named: `npm test -- types e2e`. The last line is the sum. */
const folder = await mkdtemp(join(tmpdir(), 'hotelmate-test-'));
const startedAt = performance.now();
const asked = process.argv.slice(2);
const all = allStages(folder);
const unknown = asked.filter((name) => !all.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(
    `No stage is called ${unknown.join(', ')}. Stages: ${all.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

const finished = await runStages(withNeeded(asked), availableParallelism(), {
  started: ({ name }) => console.log(`▶ ${name}`),
  finished: ({ name, seconds, result }) => {
    const shows = result.failed > 0 || all.find((stage) => stage.name === name)?.showsOutput;
    if (shows && result.output !== '') console.log(`\n— ${name}\n${result.output}`);
    console.log(`${result.failed > 0 ? '✗' : '✓'} ${name}: ${countText(result)} in ${seconds.toFixed(1)} s`);
  },
});
await rm(folder, { recursive: true, force: true });
console.log(summaryOf(finished, (performance.now() - startedAt) / 1000));
process.exit(totalOf(finished).failed === 0 ? 0 : 1);

/** Returns the named stages and those they need; all stages when none is named. */
function withNeeded(names: readonly string[]) {
  if (names.length === 0) return all;
  const needed = new Set(names);
  // A stage comes after those it needs, so one pass from the end finds them all.
  for (const { name, after } of all.toReversed()) {
    if (needed.has(name)) for (const other of after) needed.add(other);
  }
  return all.filter(({ name }) => needed.has(name));
}
