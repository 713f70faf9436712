import { isFinal, retryAfterOf } from './api-problem';
import { backoffMs } from './backoff';
import type { PagePresence } from './page-presence';

const SETTLE_MS = 300;
const LONGEST_WAIT_MS = 30_000;

type Needs = {
  page: Pick<PagePresence, 'isVisible'>;
  markRead(upToSeq: number): Promise<void>;
  onDone(upToSeq: number): void;
  onFailure(cause: unknown): void;
};

/** Tells the server how far was read: only forwards, only while somebody can see the page, until it knows. */
export function createReadMarker({ page, markRead, onDone, onFailure }: Needs) {
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
    if (isSending || wanted <= done || !page.isVisible()) return;
    const upToSeq = wanted;
    isSending = true;
    try {
      await markRead(upToSeq);
      done = upToSeq;
      failures = 0;
      onDone(upToSeq);
    } catch (cause) {
      onFailure(cause);
      if (isFinal(cause)) done = upToSeq;
      else plan(Math.max(retryAfterOf(cause), backoffMs(failures, LONGEST_WAIT_MS)));
      failures += 1;
    }
    isSending = false;
    if (wanted > upToSeq && done === upToSeq) plan(SETTLE_MS);
  }

  return {
    mark(upToSeq: number) {
      if (upToSeq <= wanted) return;
      wanted = upToSeq;
      plan(SETTLE_MS);
    },
    /** Back in sight or online. */
    flush: () => plan(SETTLE_MS),
    stop: () => clearTimeout(timer),
  };
}
