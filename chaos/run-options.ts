/** Of the run `crashes`: how many messages are sent, and how often the server is killed meanwhile. */
export type CrashOptions = { seed: number; sends: number; kills: number };

/** Of every other run. What `size` counts is said beside the run in `runs.ts`. */
export type RunSize = { seed: number; size: number };
