import { beforeEach } from 'vitest';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { clock } from '@/lib/kernel/clock';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { NotificationPayload, Target } from '@/lib/notifications/ports';
import { escalationTarget } from '@/lib/notifications/targets/escalation-target';
import { dbPool } from '@/lib/platform/db';
import type { TestGuest } from '@/lib/testing/hotel-fixture';
import { emptyOutbox, expireLeases, makeDue } from '@/lib/testing/outbox-items';
import { recordingTarget } from '@/lib/testing/recording-target';
import { guestSays } from '@/lib/testing/speak';

const realNow = clock.now;

/** An escalation whose clock the test sets, with a target that records who is called. */
export function useEscalation() {
  let called: { step: number; staffIds: readonly number[] }[] = [];
  beforeEach(async () => {
    called = [];
    await emptyOutbox();
    return () => {
      clock.now = realNow;
    };
  });

  /** Creates the notification manager of another process, which shares only the database with the others. */
  function aProcess(ladder: Target = escalationTarget) {
    const push = recordingTarget('push', (notification) => {
      note(notification);
      return { outcome: 'delivered' };
    });
    return createNotificationManager(loadPayloads, [push, ladder]);
  }

  function note({ call }: NotificationPayload) {
    if (call) called.push({ step: call.step, staffIds: call.staffIds });
  }

  async function itIs(minutes: number): Promise<void> {
    const now = realNow().getTime() + minutes * 60_000;
    clock.now = () => new Date(now);
    await makeDue();
  }

  return {
    called: () => called,
    note,
    aProcess,
    itIs,
    /** Delivers at this many minutes after the real time, and once more what that delivery queued. */
    async at(minutes: number): Promise<void> {
      await itIs(minutes);
      const { deliverPending } = aProcess();
      await deliverPending();
      await deliverPending();
    },
    async waits(guest: TestGuest): Promise<number> {
      clock.now = realNow;
      const { conversation_id: id } = await guestSays(guest, 'Hello?');
      await expireLeases();
      await aProcess().deliverPending();
      return id;
    },
    async stepsOf(id: number): Promise<number[]> {
      const { rows } = await dbPool().query(
        'SELECT step FROM ladder_step WHERE conversation_id = $1 ORDER BY waiting_since, step',
        [id],
      );
      return rows.map(({ step }) => step);
    },
    /** The due times in seconds since the wait began. */
    async timers(): Promise<number[]> {
      const { rows } = await dbPool().query<{ seconds: number }>(
        `SELECT round(EXTRACT(EPOCH FROM o.due_at - c.waiting_since))::int AS seconds
         FROM outbox o JOIN conversation c ON c.id = o.conversation_id WHERE o.type = 'ladder_step'`,
      );
      return rows.map(({ seconds }) => seconds);
    },
  };
}
