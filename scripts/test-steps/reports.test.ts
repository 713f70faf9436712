import { describe, expect, it } from 'vitest';
import { type PlaywrightReport, resultOfPlaywright } from './playwright-stage';
import { summaryOf } from './summary';
import { resultOfVitest, type VitestReport } from './vitest-stage';

const report = (testResults: VitestReport['testResults'], failed = 0): VitestReport => ({
  numPassedTests: 3,
  numFailedTests: failed,
  numPendingTests: 1,
  testResults,
});
const file = (status: string, tests: [string, string][]): VitestReport['testResults'][number] => ({
  name: '/project/lib/a.test.ts',
  status,
  startTime: 1_000,
  endTime: 3_500,
  assertionResults: tests.map(([fullName, each]) => ({ fullName, status: each })),
});

describe('resultOfVitest', () => {
  it('names a failed test and the command that runs it alone', () => {
    const found = report([file('failed', [['keeps (all) of it’s rows', 'failed']])], 1);
    const result = resultOfVitest({ code: 1, output: 'text' }, found, '/project');
    expect(result).toMatchObject({ passed: 3, failed: 1, skipped: 1, output: 'text' });
    expect(result.failures).toEqual([
      {
        title: 'lib/a.test.ts › keeps (all) of it’s rows',
        again: "npx vitest run lib/a.test.ts -t 'keeps \\(all\\) of it’s rows'",
      },
    ]);
    expect(result.files).toEqual([{ path: 'lib/a.test.ts', seconds: 2.5 }]);
  });

  it('counts a file that could not be read as a failure', () => {
    const result = resultOfVitest({ code: 1, output: '' }, report([file('failed', [])]), '/project');
    expect(result.failed).toBe(1);
    expect(result.failures).toEqual([{ title: 'lib/a.test.ts', again: 'npx vitest run lib/a.test.ts' }]);
  });

  it('counts a runner that crashed, or failed without a failed test, as a failure', () => {
    expect(resultOfVitest({ code: 0, output: '' }, null, '/project').failed).toBe(1);
    expect(resultOfVitest({ code: 1, output: '' }, report([file('passed', [])]), '/project').failed).toBe(1);
    expect(resultOfVitest({ code: 0, output: '' }, report([file('passed', [])]), '/project').failed).toBe(0);
  });
});

describe('resultOfPlaywright', () => {
  const spec = (title: string, ok: boolean, duration: number) => ({
    title,
    file: 'stays.spec.ts',
    line: 7,
    ok,
    tests: [{ results: [{ duration }] }],
  });
  const found: PlaywrightReport = {
    suites: [{ specs: [spec('opens', true, 500)], suites: [{ specs: [spec('closes', false, 1_500)] }] }],
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
  };

  it('names a failed test of a nested suite by its line and sums the time of its file', () => {
    const result = resultOfPlaywright({ code: 1, output: '' }, found);
    expect(result).toMatchObject({ passed: 1, failed: 1 });
    expect(result.failures).toEqual([
      { title: 'e2e/stays.spec.ts:7 › closes', again: 'npx playwright test e2e/stays.spec.ts:7' },
    ]);
    expect(result.files).toEqual([{ path: 'e2e/stays.spec.ts', seconds: 2 }]);
  });

  it('counts a flaky test as failed', () => {
    const stats = { expected: 1, unexpected: 0, flaky: 1, skipped: 0 };
    expect(resultOfPlaywright({ code: 0, output: '' }, { suites: [], stats }).failed).toBe(1);
  });

  it('counts a run without a report as a failure', () => {
    expect(resultOfPlaywright({ code: 1, output: '' }, null)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('summaryOf', () => {
  it('the summary names failures, stages with their seconds and the slowest files, and ends with the sum', () => {
    const failures = [{ title: 'lib/a.test.ts › works', again: 'npx vitest run lib/a.test.ts' }];
    const files = Array.from({ length: 12 }, (_, index) => ({ path: `f${index}`, seconds: index }));
    const lines = summaryOf(
      [
        {
          name: 'types',
          seconds: 31.2,
          result: { passed: 1, failed: 0, skipped: 0, failures: [], output: '' },
        },
        {
          name: 'tests',
          seconds: 100,
          result: { passed: 9, failed: 1, skipped: 2, failures, files, output: '' },
        },
      ],
      110,
    ).split('\n');
    expect(lines).toContain('  lib/a.test.ts › works');
    expect(lines).toContain('    npx vitest run lib/a.test.ts');
    expect(lines).toContain('   31.2  types: 1 passed, 0 failed');
    expect(lines).toContain('  110.0  in all');
    expect(lines.filter((line) => /\bf\d+$/.test(line))).toHaveLength(10);
    expect(lines).toContain('   11.0  f11');
    expect(lines).not.toContain('    1.0  f1');
    expect(lines.at(-1)).toBe('10 passed, 1 failed, 2 skipped');
  });
});
