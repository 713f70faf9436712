import { ApiProblem, isFinal, retryAfterOf } from '../api-problem';
import { backoffMs } from '../backoff';
import { type ImportRun, isComplete, type Send, sendPart } from './import-rows';

type Deps = Readonly<{
  send: Send;
  /** After each part, so that an import that stops goes on from there. */
  onPart: (run: ImportRun) => void;
  wait: (ms: number) => Promise<void>;
}>;

/** A computer that wakes up has no network for some seconds, and a server that is replaced is away for a minute. */
const MOST_FAILURES = 6;
const LONGEST_WAIT_MS = 30_000;

/** Sends what is left of the file, as fast as the server takes it. Throws what stopped it for longer. */
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

/** A session that has ended does not come back by itself. */
const isPassing = (cause: unknown): boolean =>
  cause instanceof ApiProblem && cause.status !== 401 && !isFinal(cause);
