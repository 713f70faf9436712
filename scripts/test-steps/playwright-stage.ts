import { z } from 'zod';
import { readReport } from './read-report';
import { runTool, type ToolRun } from './run-tool';
import type { Failure, FileTime, StageResult } from './stage';

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  ok: z.boolean(),
  tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
});
type Suite = { specs: z.infer<typeof specSchema>[]; suites?: Suite[] | undefined };
const suiteSchema: z.ZodType<Suite> = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});
const reportSchema = z.object({
  suites: z.array(suiteSchema),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});
export type PlaywrightReport = z.infer<typeof reportSchema>;

export async function runPlaywright(reportPath: string): Promise<StageResult> {
  const run = await runTool('playwright', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: reportPath,
    NO_COLOR: '1',
  });
  return resultOfPlaywright(run, await readReport(reportPath, reportSchema));
}

/** An app that did not start is a failure although no test ran. */
export function resultOfPlaywright({ code, output }: ToolRun, report: PlaywrightReport | null): StageResult {
  const specs = (report?.suites ?? []).flatMap(specsOf);
  const failures = specs
    .filter(({ ok }) => !ok)
    .map(({ title, file, line }): Failure => {
      const place = `e2e/${file}:${line}`;
      return { title: `${place} › ${title}`, again: `npx playwright test ${place}` };
    });
  const { expected, unexpected, flaky, skipped } = report?.stats ?? {
    expected: 0,
    unexpected: 0,
    flaky: 0,
    skipped: 0,
  };
  const failed = Math.max(unexpected + flaky, failures.length);
  const isSilent = failed === 0 && (code !== 0 || report === null);
  return {
    passed: expected,
    failed: isSilent ? 1 : failed,
    skipped,
    failures: isSilent
      ? [{ title: 'playwright ended with an error', again: 'npx playwright test' }]
      : failures,
    files: timesOf(specs),
    output,
  };
}

function specsOf(suite: Suite): Suite['specs'] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function timesOf(specs: Suite['specs']): FileTime[] {
  const times = new Map<string, number>();
  for (const { file, tests } of specs) {
    const ms = tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
    times.set(file, (times.get(file) ?? 0) + ms / 1000);
  }
  return [...times].map(([file, seconds]) => ({ path: `e2e/${file}`, seconds }));
}
