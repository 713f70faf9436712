import type { Verdict } from './report';
import { runHistories } from './run-histories';
import { runManyWriters } from './run-many-writers';
import { runMonthAway } from './run-month-away';
import { runNights } from './run-nights';
import { runNoRealtime, runRealtimeHangs } from './run-no-realtime';
import type { RunSize } from './run-options';
import { runPushAnswers } from './run-push-answers';
import { runRepeats } from './run-repeats';

type Run = { run: (options: RunSize) => Promise<Verdict>; shortSize: number; what: string };

/** The runs besides `crashes`, by name. `shortSize` takes a minute or two; `--size` sets another size. */
export const RUNS: Record<string, Run> = {
  repeats: { run: runRepeats, shortSize: 100, what: 'client ids; whole: 1000' },
  'month-away': { run: runMonthAway, shortSize: 1_000, what: 'entries missed; whole: 10000' },
  histories: { run: runHistories, shortSize: 500, what: 'histories of a conversation; whole: 5000' },
  'no-realtime': { run: runNoRealtime, shortSize: 8, what: 'messages in each part; whole: 150' },
  'push-answers': { run: runPushAnswers, shortSize: 300, what: 'answers of Firebase; whole: 5000' },
  'many-writers': { run: runManyWriters, shortSize: 400, what: 'sends; whole: 4000' },
  'realtime-hangs': { run: runRealtimeHangs, shortSize: 8, what: 'messages; whole: 75' },
  nights: { run: runNights, shortSize: 1, what: 'nights without an open page, by QStash; whole: 10' },
};
