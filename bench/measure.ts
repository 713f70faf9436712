import { readFile } from 'node:fs/promises';

/** Of one kind of thing, over several runs: the median of the runs' percentiles. */
export type Measured = { p50: number; p95: number; samples: number };

export type Effort = { runs: number; samples: number; warmUp: number };

/** The nearest rank: a value that was really measured. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/**
 * Does each thing in turn, A B A B, and times it, so that whatever the machine does meanwhile happens to all of
 * them alike. Milliseconds.
 */
export async function measureTogether<Name extends string>(
  tasks: Record<Name, () => Promise<unknown>>,
  { runs, samples, warmUp }: Effort,
): Promise<Record<Name, Measured>> {
  const names = Object.keys(tasks) as Name[];
  for (let index = 0; index < warmUp; index += 1) for (const name of names) await tasks[name]();
  const timed = new Map<Name, number[][]>(names.map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const name of names) timed.get(name)?.push([]);
    for (let index = 0; index < samples; index += 1) {
      for (const name of names) {
        const startedAt = performance.now();
        await tasks[name]();
        timed.get(name)?.[run]?.push(performance.now() - startedAt);
      }
    }
  }
  const results = names.map((name) => [name, summarise(timed.get(name) ?? [])] as const);
  return Object.fromEntries(results) as Record<Name, Measured>;
}

export function summarise(runs: readonly (readonly number[])[]): Measured {
  return {
    p50: median(runs.map((run) => percentile(run, 50))),
    p95: median(runs.map((run) => percentile(run, 95))),
    samples: runs.reduce((sum, run) => sum + run.length, 0),
  };
}

/** What a process has used of the processors since it began, in milliseconds; null where there is no /proc. */
export async function cpuMsOf(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  return parseCpuMs(await readFile(`/proc/${pid}/stat`, 'utf8'));
}

/** Linux counts in hundredths of a second for every program there is. */
const MS_PER_TICK = 10;

/** The name in the second field may contain anything, also spaces and brackets. */
export function parseCpuMs(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
