import { ApiProblem, isFinal, retryAfterOf } from '../api-problem';
import { type ImportRun, isComplete, type Send, sendPart } from './import-rows';

type Deps = Readonly<{
  send: Send;
  /** After each part, so that an import that stops goes on from there. */
  onPart: (run: ImportRun) => void;
  wait: (ms: number) => Promise<void>;
}>;

/** Sends what is left of the file, as fast as the server takes it. Throws what stopped it. */
export async function sendAll(start: ImportRun, { send, onPart, wait }: Deps): Promise<ImportRun> {
  let run = start;
  while (!isComplete(run)) {
    try {
      const next = await sendPart(run, send);
      if (next.next === run.next) throw new ApiProblem('unavailable', 503);
      run = next;
      onPart(run);
    } catch (cause) {
      if (isFinal(cause) || retryAfterOf(cause) === 0) throw cause;
      await wait(retryAfterOf(cause));
    }
  }
  return run;
}
