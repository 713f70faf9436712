import type { Verdict } from './report';
import { runR5, runR10 } from './run-deaf';
import { runR2 } from './run-r2';
import { runR3 } from './run-r3';
import { runR4 } from './run-r4';
import { runR7 } from './run-r7';
import { runR9 } from './run-r9';
import { runR11 } from './run-r11';

export type RunSize = { seed: number; size: number };
type Run = { run: (options: RunSize) => Promise<Verdict>; shortSize: number; what: string };

/** The runs besides R1, by name, with a size that takes a minute or two; `--size` is for the whole of it. */
export const RUNS: Record<string, Run> = {
  R2: { run: runR2, shortSize: 100, what: 'client ids; whole: 1000' },
  R3: { run: runR3, shortSize: 1_000, what: 'entries missed; whole: 10000' },
  R4: { run: runR4, shortSize: 500, what: 'histories of a conversation; whole: 5000' },
  R5: { run: runR5, shortSize: 8, what: 'messages in each part; whole: 150' },
  R7: { run: runR7, shortSize: 300, what: 'answers of Firebase; whole: 5000' },
  R9: { run: runR9, shortSize: 400, what: 'sends; whole: 4000' },
  R10: { run: runR10, shortSize: 8, what: 'messages; whole: 75' },
  R11: { run: runR11, shortSize: 1, what: 'nights without an open page, by QStash; whole: 10' },
};
