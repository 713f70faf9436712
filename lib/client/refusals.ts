import { ApiProblem } from './api-problem';
import type { LiveFeed } from './live-feed';

type Needs = { feed: Pick<LiveFeed, 'recordAnswer' | 'recordFailure' | 'refresh'>; onChange(): void };

/**
 * After these codes the page fetches the log: the staff member must see a colleague's answer before deciding, and the
 * page must know that the stay is closed.
 */
const ASKS_AGAIN: readonly string[] = ['answered_first', 'not_in_house', 'no_room_assigned'];

/** Handles the effects of a refused send on the whole screen, besides its own bubble. */
export function createRefusals({ feed, onChange }: Needs) {
  let blockedUntil: number | null = null;

  function hold(until: number | null) {
    if (until === blockedUntil) return;
    blockedUntil = until;
    onChange();
  }

  return {
    /** Rate limited: queued messages are sent at this time. */
    blockedUntil: () => blockedUntil,
    recordSent() {
      feed.recordAnswer();
      hold(null);
    },
    note(cause: unknown) {
      feed.recordFailure(cause);
      if (!(cause instanceof ApiProblem)) return;
      if (cause.code === 'rate_limited') hold(Date.now() + cause.retryAfterMs);
      if (ASKS_AGAIN.includes(cause.code)) void feed.refresh();
    },
  };
}
