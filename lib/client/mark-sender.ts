import { isFinal, retryAfterOf } from './api-problem';
import { backoffMs } from './backoff';

const LONGEST_WAIT_MS = 30_000;

type Needs = {
  /** Delay before the first report, and minimum time between two reports. */
  waitMs: number;
  betweenMs: number;
  /** Checked just before sending: whether the report is allowed now and still needed. */
  isDue(upToSeq: number): boolean;
  tell(upToSeq: number): Promise<void>;
  onDone?(upToSeq: number): void;
  onFailure(cause: unknown): void;
};

/** Reports a position to the server: only forwards, only while it is due, and with retries until the server has it. */
export function createMarkSender({ waitMs, betweenMs, isDue, tell, onDone, onFailure }: Needs) {
  let wanted = 0;
  let done = 0;
  let failures = 0;
  let isSending = false;
  let nextAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan(inMs = Math.max(waitMs, nextAt - Date.now())) {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), inMs);
  }

  async function send() {
    if (isSending || wanted <= done || !isDue(wanted)) return;
    const upToSeq = wanted;
    isSending = true;
    nextAt = Date.now() + betweenMs;
    try {
      await tell(upToSeq);
      done = upToSeq;
      failures = 0;
      onDone?.(upToSeq);
    } catch (cause) {
      onFailure(cause);
      if (isFinal(cause)) done = upToSeq;
      else plan(Math.max(retryAfterOf(cause), backoffMs(failures, LONGEST_WAIT_MS)));
      failures += 1;
    }
    isSending = false;
    if (wanted > upToSeq && done === upToSeq) plan();
  }

  return {
    mark(upToSeq: number) {
      if (upToSeq <= wanted) return;
      wanted = upToSeq;
      plan();
    },
    /** Call when the page becomes visible or online again. */
    flush: () => plan(),
    stop: () => clearTimeout(timer),
  };
}
