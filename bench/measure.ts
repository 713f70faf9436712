import { readFile } from 'node:fs/promises';

/** The result for one kind of work over several runs: the medians of the runs' percentiles, in milliseconds. */
export type Measured = { p50: number; p95: number; samples: number };

export type Effort = { runs: number; samples: number; warmUp: number };

/** Nearest-rank percentile: always a value that was measured. */
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
 * Times each kind of work in turn (A B A B), so that other load on the machine affects all of them alike. Milliseconds.
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

/** The processor time that a process has used since its start, in milliseconds; null where there is no /proc. */
export async function cpuMsOf(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  return parseCpuMs(await readFile(`/proc/${pid}/stat`, 'utf8'));
}

/** Linux reports processor time to programs in hundredths of a second. */
const MS_PER_TICK = 10;

/** The name in the second field may contain any character, also spaces and brackets. */
export function parseCpuMs(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
