import { describe, expect, it } from 'vitest';
import { runStages } from './run-stages';
import type { Stage, StageResult } from './stage';

const PASSED: StageResult = { passed: 1, failed: 0, skipped: 0, failures: [], output: '' };
const silent = { started: () => undefined, finished: () => undefined };

/** Stages that a test ends, and the names of those that are running. */
function controlled() {
  const running = new Set<string>();
  const ends = new Map<string, () => void>();
  const stage = (name: string, cores: number, after: string[] = []): Stage => ({
    name,
    cores,
    after,
    run: async () => {
      running.add(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      running.delete(name);
      return PASSED;
    },
  });
  async function end(name: string): Promise<void> {
    ends.get(name)?.();
    // The runner starts the next stages before it waits again.
    await new Promise(setImmediate);
  }
  return { running, stage, end };
}

describe('runStages', () => {
  it('runs stages side by side up to the number of cores', async () => {
    const { running, stage, end } = controlled();
    const done = runStages([stage('a', 1), stage('b', 2), stage('c', 1)], 2, silent);
    expect([...running]).toEqual(['a', 'c']);
    await end('a');
    expect([...running]).toEqual(['c']);
    await end('c');
    expect([...running]).toEqual(['b']);
    await end('b');
    expect((await done).map(({ name }) => name)).toEqual(['a', 'c', 'b']);
  });

  it('starts a stage only when the stages it needs have ended', async () => {
    const { running, stage, end } = controlled();
    const done = runStages([stage('build', 1), stage('browser', 1, ['build'])], 8, silent);
    expect([...running]).toEqual(['build']);
    await end('build');
    expect([...running]).toEqual(['browser']);
    await end('browser');
    await done;
  });

  it('runs a stage that needs more cores than there are', async () => {
    const { stage, end } = controlled();
    const done = runStages([stage('large', 16)], 1, silent);
    await end('large');
    expect(await done).toHaveLength(1);
  });

  it('counts a stage that throws as one failure and continues', async () => {
    const broken: Stage = {
      name: 'broken',
      cores: 1,
      after: [],
      run: () => Promise.reject(new Error('No disk.')),
    };
    const next: Stage = { name: 'next', cores: 1, after: ['broken'], run: async () => PASSED };
    const [first, second] = await runStages([broken, next], 1, silent);
    expect(first?.result).toMatchObject({
      passed: 0,
      failed: 1,
      output: expect.stringContaining('No disk.'),
    });
    expect(first?.result.failures).toEqual([{ title: 'broken', again: 'npm test -- broken' }]);
    expect(second?.result).toBe(PASSED);
  });

  it('refuses a stage that needs a later or unknown one', async () => {
    const { stage } = controlled();
    await expect(runStages([stage('a', 1, ['b']), stage('b', 1)], 1, silent)).rejects.toThrow(
      'a runs after b',
    );
  });
});
