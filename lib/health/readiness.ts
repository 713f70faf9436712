import type { ReadinessDto } from '@/lib/contract/health';
import { log } from '@/lib/kernel/log';
import { withinTime } from '@/lib/kernel/within-time';
import { countItems } from '@/lib/notifications/outbox-store';

const LATE_SECONDS = 120;
const TIMEOUT_MS = 2_000;

/**
 * Reports `unwell` only without a database: then this instance can serve nothing, and another may. Late outbox items
 * are reported but do not make it unwell, because every instance shares the same outbox.
 */
export async function readReadiness(): Promise<ReadinessDto> {
  try {
    const { oldestSeconds } = await withinTime(
      countItems(),
      TIMEOUT_MS,
      () => new Error('The database took too long.'),
    );
    return { status: 'ok', database: true, delivers: oldestSeconds < LATE_SECONDS };
  } catch (err) {
    log.error({ err }, 'health.database');
    return { status: 'unwell', database: false, delivers: null };
  }
}
