/** Options of the run `crashes`: how many messages are sent, and how often the server is killed meanwhile. */
export type CrashOptions = { seed: number; sends: number; kills: number };

/** Options of every other run. `runs.ts` says what `size` counts. */
export type RunSize = { seed: number; size: number };
