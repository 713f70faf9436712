import type { Count, FinishedStage } from './stage';

const SLOWEST = 10;

/** The end of a run: failures with how to run each alone, where the time went, and the sum as the last line. */
export function summaryOf(stages: readonly FinishedStage[], wallSeconds: number): string {
  return [
    ...failureLines(stages),
    '',
    'Seconds by stage (stages overlap):',
    ...stages.map(({ name, seconds, result }) => `${inSeconds(seconds)}  ${name}: ${countText(result)}`),
    `${inSeconds(wallSeconds)}  in all`,
    ...slowestLines(stages),
    '',
    countText(totalOf(stages)),
  ].join('\n');
}

export function totalOf(stages: readonly FinishedStage[]): Count {
  const sum = (key: keyof Count) => stages.reduce((total, { result }) => total + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

export function countText({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function failureLines(stages: readonly FinishedStage[]): string[] {
  const failures = stages.flatMap(({ result }) => result.failures);
  if (failures.length === 0) return [];
  return ['', 'Failed:', ...failures.flatMap(({ title, again }) => [`  ${title}`, `    ${again}`])];
}

function slowestLines(stages: readonly FinishedStage[]): string[] {
  const files = stages.flatMap(({ result }) => result.files ?? []);
  if (files.length === 0) return [];
  const slowest = files.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  return ['', 'Slowest files:', ...slowest.map(({ path, seconds }) => `${inSeconds(seconds)}  ${path}`)];
}

const inSeconds = (seconds: number) => seconds.toFixed(1).padStart(7);
