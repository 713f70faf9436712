import { ApiProblem, isFinal, retryAfterOf } from '../api-problem';
import { backoffMs } from '../backoff';
import { type ImportRun, isComplete, type Send, sendPart } from './import-rows';

type Deps = Readonly<{
  send: Send;
  /** Called after each part, so that a stopped import can continue from there. */
  onPart: (run: ImportRun) => void;
  wait: (ms: number) => Promise<void>;
}>;

/**
 * A computer that wakes up has no network for some seconds, and a server that is being replaced is unreachable for a
 * minute.
 */
const MOST_FAILURES = 6;
const LONGEST_WAIT_MS = 30_000;

/** Sends the rest of the file, as fast as the server accepts it. Throws an error that lasts. */
export async function sendAll(start: ImportRun, { send, onPart, wait }: Deps): Promise<ImportRun> {
  let run = start;
  let failures = 0;
  while (!isComplete(run)) {
    try {
      const next = await sendPart(run, send);
      const isStuck = next.next === run.next;
      run = next;
      if (!isStuck) failures = 0;
      onPart(run);
      if (isStuck) throw new ApiProblem('unavailable', 503);
    } catch (cause) {
      const isAsked = retryAfterOf(cause) > 0;
      if (!isAsked) failures += 1;
      if (!isPassing(cause) || failures > MOST_FAILURES) throw cause;
      await wait(isAsked ? retryAfterOf(cause) : backoffMs(failures, LONGEST_WAIT_MS));
    }
  }
  return run;
}

/** An ended session does not come back by itself, so 401 is not temporary. */
const isPassing = (cause: unknown): boolean =>
  cause instanceof ApiProblem && cause.status !== 401 && !isFinal(cause);
