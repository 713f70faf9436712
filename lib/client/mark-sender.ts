import { isFinal, retryAfterOf } from './api-problem';
import { backoffMs } from './backoff';

const LONGEST_WAIT_MS = 30_000;

type Needs = {
  /** Marks that follow each other closely are told as one. */
  settleMs: number;
  /** Asked at the last moment: whether it may be said now, and is still news. */
  isDue(upToSeq: number): boolean;
  tell(upToSeq: number): Promise<void>;
  onDone?(upToSeq: number): void;
  onFailure(cause: unknown): void;
};

/** Tells the server how far something got: only forwards, only while it is due, until it knows. */
export function createMarkSender({ settleMs, isDue, tell, onDone, onFailure }: Needs) {
  let wanted = 0;
  let done = 0;
  let failures = 0;
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan(waitMs: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), waitMs);
  }

  async function send() {
    if (isSending || wanted <= done || !isDue(wanted)) return;
    const upToSeq = wanted;
    isSending = true;
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
    if (wanted > upToSeq && done === upToSeq) plan(settleMs);
  }

  return {
    mark(upToSeq: number) {
      if (upToSeq <= wanted) return;
      wanted = upToSeq;
      plan(settleMs);
    },
    /** Back in sight or online. */
    flush: () => plan(settleMs),
    stop: () => clearTimeout(timer),
  };
}
