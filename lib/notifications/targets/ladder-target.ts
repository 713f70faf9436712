import { LADDER_STEPS } from '@/lib/contract/ladder';
import { clock } from '@/lib/kernel/clock';
import { calledAt } from '../ladder-audience';
import { climb, findWaiting, startTimer } from '../ladder-store';
import type { Story, Target } from '../ports';

/** Sees to it that nobody waits unanswered: sets a timer when somebody begins to wait, and climbs when it is due. */
export const ladderTarget: Target = {
  name: 'ladder',
  async deliver(story) {
    if (story.timer === 'ladder') {
      const now = clock.now();
      const { holder, staff } = await findWaiting(story.conversationId, now);
      const called = LADDER_STEPS.map((step) => calledAt(step, staff, holder));
      const steps = await climb(story.conversationId, now, called);
      // The climb has moved the timer's row, or taken it away.
      return [{ outcome: 'kept', hasQueued: steps.length > 0 }];
    }
    if (hasBegunToWait(story)) await startTimer(story.conversationId);
    return [];
  },
};

/**
 * The write takes the two times of a first message one after the other, and keeps milliseconds: they can be one apart.
 * What is written within a second sets the same timer again, which changes nothing.
 */
const SAME_MOMENT_MS = 1_000;

/** The first words of a waiting, or an answer that was taken back. */
function hasBegunToWait({ event, row }: Story): boolean {
  if (row.waiting_since === null || event === null) return false;
  if (event.type === 'message_deleted') return true;
  if (event.type !== 'message_created') return false;
  return Math.abs(Date.parse(event.payload.timestamp) - Date.parse(row.waiting_since)) < SAME_MOMENT_MS;
}
