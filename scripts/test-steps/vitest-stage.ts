import { relative } from 'node:path';
import { z } from 'zod';
import { readReport } from './read-report';
import { runTool, type ToolRun } from './run-tool';
import type { Failure, StageResult } from './stage';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
export type VitestReport = z.infer<typeof reportSchema>;

export async function runVitest(projects: readonly string[], reportPath: string): Promise<StageResult> {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportPath}`];
  const run = await runTool('vitest', ['run', ...chosen, ...reporters], { NO_COLOR: '1' });
  return resultOfVitest(run, await readReport(reportPath, reportSchema), process.cwd());
}

/** A file that could not be loaded, or a runner that crashed, is a failure although no test in it failed. */
export function resultOfVitest(
  { code, output }: ToolRun,
  report: VitestReport | null,
  root: string,
): StageResult {
  const results = report?.testResults ?? [];
  const pathOf = (name: string) => relative(root, name);
  const failures = results.flatMap(({ name, status, assertionResults }): Failure[] => {
    const path = pathOf(name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [{ title: path, again: `npx vitest run ${path}` }];
    return failed.map(({ fullName }) => ({
      title: `${path} › ${fullName}`,
      again: `npx vitest run ${path} -t ${inQuotes(asPattern(fullName))}`,
    }));
  });
  const failed = Math.max(report?.numFailedTests ?? 0, failures.length);
  const isSilent = failed === 0 && (code !== 0 || report === null);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: isSilent ? 1 : failed,
    skipped: report?.numPendingTests ?? 0,
    failures: isSilent ? [{ title: 'vitest ended with an error', again: 'npx vitest run' }] : failures,
    files: results.map(({ name, startTime, endTime }) => ({
      path: pathOf(name),
      seconds: (endTime - startTime) / 1000,
    })),
    output,
  };
}

/** `-t` takes a regular expression. */
const asPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Quotes a text for a shell, so that the command can be copied. */
const inQuotes = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
