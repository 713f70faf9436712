/** One statement by which a run is judged, with the details of a failure. */
export type Check = { what: string; passed: boolean; details: readonly string[] };
export type Verdict = { passed: number; failed: number };

const SHOWN_DETAILS = 8;

export function check(what: string, passed: boolean, details: readonly string[] = []): Check {
  return { what, passed, details };
}

export function printChecks(checks: readonly Check[]): Verdict {
  for (const { what, passed, details } of checks) {
    console.log(`  ${passed ? 'ok  ' : 'FAIL'}  ${what}`);
    for (const detail of details.slice(0, SHOWN_DETAILS)) console.log(`          ${detail}`);
    if (details.length > SHOWN_DETAILS) console.log(`          and ${details.length - SHOWN_DETAILS} more`);
  }
  const passed = checks.filter((each) => each.passed).length;
  return { passed, failed: checks.length - passed };
}

/** Prints columns as wide as their content, with numbers aligned to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return /^-?[\d.,]+( \S+)?$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
    });
    console.log(`  ${cells.join('  ').trimEnd()}`);
  }
}
