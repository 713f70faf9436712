import { ApiProblem } from './api-problem';
import type { LiveFeed } from './live-feed';

type Needs = { feed: Pick<LiveFeed, 'noteAnswer' | 'noteFailure' | 'refresh'>; onChange(): void };

/** What a colleague answered must be seen before it is decided what to do; of a stay that is closed the page must know. */
const ASKS_AGAIN: readonly string[] = ['answered_first', 'not_in_house', 'no_room_assigned'];

/** What a refused send means for the screen, besides its own bubble. */
export function createRefusals({ feed, onChange }: Needs) {
  let heldUntil: number | null = null;

  function hold(until: number | null) {
    if (until === heldUntil) return;
    heldUntil = until;
    onChange();
  }

  return {
    /** Too much was sent too fast: what waits goes out then. */
    heldUntil: () => heldUntil,
    noteSent() {
      feed.noteAnswer();
      hold(null);
    },
    note(cause: unknown) {
      feed.noteFailure(cause);
      if (!(cause instanceof ApiProblem)) return;
      if (cause.code === 'rate_limited') hold(Date.now() + cause.retryAfterMs);
      if (ASKS_AGAIN.includes(cause.code)) void feed.refresh();
    },
  };
}
