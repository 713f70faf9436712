/** One row of the bench: the measured value beside its baseline. */
export type Figure = {
  what: string;
  unit: 'ms' | 'kB' | 'statements';
  ours: number;
  /** The baseline; null where there is none. */
  floor: number | null;
  floorIs: string;
  goal: string;
};

export type Found = {
  figures: Figure[];
  /** What a reader of the figures needs to know. */
  notes: string[];
};

const HEAD = ['figure', 'ours', 'floor', 'ratio', 'goal', 'the floor is'];

export function toTable(figures: readonly Figure[]): string[] {
  const rows = figures.map(toCells);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [HEAD, ...rows].map((row, index) =>
    row
      .map((cell, column) => {
        const isNumber = index > 0 && column >= 1 && column <= 3;
        return isNumber ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
}

function toCells({ what, unit, ours, floor, floorIs, goal }: Figure): string[] {
  const ratio = floor === null || floor === 0 ? '' : `${(ours / floor).toFixed(2)}×`;
  return [what, amount(ours, unit), floor === null ? '' : amount(floor, unit), ratio, goal, floorIs];
}

function amount(value: number, unit: Figure['unit']): string {
  if (unit === 'ms') return `${value.toFixed(2)} ms`;
  if (unit === 'kB') return `${value.toFixed(1)} kB`;
  return value.toFixed(2);
}
