import type { FinishedStage, Stage, StageResult } from './stage';

export type Progress = Readonly<{ started(stage: Stage): void; finished(done: FinishedStage): void }>;

/**
 * Runs the stages in the order given, side by side as far as `cores` allows. A stage never waits for more cores
 * than there are, and one that throws counts as one failure.
 */
export async function runStages(
  stages: readonly Stage[],
  cores: number,
  progress: Progress,
): Promise<FinishedStage[]> {
  requireKnownNames(stages);
  const waiting = [...stages];
  const running = new Map<Stage, Promise<void>>();
  const finished: FinishedStage[] = [];

  const coresOf = (stage: Stage) => Math.min(stage.cores, cores);
  const freeCores = () => cores - [...running.keys()].reduce((sum, stage) => sum + coresOf(stage), 0);
  const isDone = (name: string) => finished.some((done) => done.name === name);
  const canStart = (stage: Stage) => stage.after.every(isDone) && coresOf(stage) <= freeCores();

  async function run(stage: Stage): Promise<void> {
    progress.started(stage);
    const startedAt = performance.now();
    const result = await stage.run().catch((error: unknown) => failedBy(stage, error));
    const done = { name: stage.name, seconds: (performance.now() - startedAt) / 1000, result };
    finished.push(done);
    running.delete(stage);
    progress.finished(done);
  }

  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(canStart);
    const [stage] = next === -1 ? [] : waiting.splice(next, 1);
    if (stage) running.set(stage, run(stage));
    else await Promise.race(running.values());
  }
  return finished;
}

/** A stage would wait for an unknown name without an end. */
function requireKnownNames(stages: readonly Stage[]): void {
  const known = new Set<string>();
  for (const { name, after } of stages) {
    const unknown = after.find((other) => !known.has(other));
    if (unknown !== undefined)
      throw new Error(`${name} runs after ${unknown}, which stands nowhere before it.`);
    known.add(name);
  }
}

function failedBy({ name }: Stage, error: unknown): StageResult {
  const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const failures = [{ title: name, again: `npm test -- ${name}` }];
  return { passed: 0, failed: 1, skipped: 0, failures, output };
}
