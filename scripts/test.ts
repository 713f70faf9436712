import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build-app';
import { generateClient } from './generate-client';
import { type Count, runStep } from './test-steps/run-step';

/** Everything, in the order in which a failure is cheapest to learn; the last line sums it up. */
const folder = await mkdtemp(join(tmpdir(), 'hotelmate-test-'));
const counts: Count[] = [];

try {
  await generateClient();
  counts.push(await check('Format and lint', 'biome', ['ci', '.']));
  counts.push(await check('Route types', 'next', ['typegen']));
  counts.push(await check('Types', 'tsc', ['--noEmit']));
  counts.push(
    await check('Floors', 'depcruise', ['app', 'components', 'lib', '--config', '.dependency-cruiser.cjs']),
  );
  counts.push(await vitest('unit'));
  counts.push(await vitest('database'));
  counts.push(await built());
  counts.push(await playwright());
  counts.push(await check('A run with crashes', 'tsx', ['scripts/chaos.ts', 'R1', '--short']));
} catch (error) {
  // Whatever broke, the last line still comes and says so.
  console.error(error);
  counts.push({ passed: 0, failed: 1, skipped: 0 });
} finally {
  await rm(folder, { recursive: true, force: true });
}

const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
const skipped = sum('skipped');
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(sum('failed') === 0 ? 0 : 1);

async function check(title: string, command: string, args: string[]): Promise<Count> {
  const code = await runStep(title, command, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function vitest(project: string): Promise<Count> {
  const report = join(folder, `${project}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runStep(`Tests: ${project}`, 'vitest', ['run', '--project', project, ...reporters]);
  const result = await readReport(report);
  const failed = Number(result?.['numFailedTests'] ?? 0);
  return {
    passed: Number(result?.['numPassedTests'] ?? 0),
    // A file that could not even be read counts as a failure although no test in it ran; so does a missing report.
    failed: code === 0 && result ? failed : Math.max(1, failed),
    skipped: Number(result?.['numPendingTests'] ?? 0),
  };
}

async function built(): Promise<Count> {
  try {
    console.log('\n— Build');
    await buildApp('quiet');
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function playwright(): Promise<Count> {
  const report = join(folder, 'browser.json');
  const code = await runStep('Tests: browser', 'playwright', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const result = await readReport(report);
  const stats = result?.['stats'];
  const read = (key: string) =>
    typeof stats === 'object' && stats !== null && key in stats ? Number(Reflect.get(stats, key)) : 0;
  const failed = read('unexpected') + read('flaky');
  return {
    passed: read('expected'),
    failed: code === 0 && result ? failed : Math.max(1, failed),
    skipped: read('skipped'),
  };
}

async function readReport(path: string): Promise<Record<string, unknown> | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    // The runner died before it could report.
    return null;
  }
}
