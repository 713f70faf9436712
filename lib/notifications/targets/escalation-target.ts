import { ESCALATION_STEPS } from '@/lib/contract/escalation';
import { clock } from '@/lib/kernel/clock';
import { calledAt } from '../escalation-audience';
import { advance, findWaiting, startTimer } from '../escalation-store';
import type { NotificationPayload, Target } from '../ports';

/** Makes sure that no guest waits unanswered: sets a timer when a guest begins to wait, and advances when it is due. */
export const escalationTarget: Target = {
  name: 'ladder',
  async deliver(notification) {
    if (notification.timer === 'ladder') {
      const now = clock.now();
      const { holder, staff } = await findWaiting(notification.conversationId, now);
      const called = ESCALATION_STEPS.map((step) => calledAt(step, staff, holder));
      const steps = await advance(notification.conversationId, now, called);
      // `advance` has rescheduled the timer's row or deleted it.
      return [{ outcome: 'kept', hasQueued: steps.length > 0 }];
    }
    if (hasBegunToWait(notification)) await startTimer(notification.conversationId);
    return [];
  },
};

/**
 * The write reads the clock once for each of the two times of a first message and stores milliseconds, so they can
 * differ by one. A message written within a second sets the same timer again, which changes nothing.
 */
const SAME_MOMENT_MS = 1_000;

/** The first message of a waiting period, or an answer that was deleted. */
function hasBegunToWait({ event, row }: NotificationPayload): boolean {
  if (row.waiting_since === null || event === null) return false;
  if (event.type === 'message_deleted') return true;
  if (event.type !== 'message_created') return false;
  return Math.abs(Date.parse(event.payload.timestamp) - Date.parse(row.waiting_since)) < SAME_MOMENT_MS;
}
