import type { TestRingDto } from '@/lib/contract/reachability';
import { isManagement } from '@/lib/contract/roles';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { completePushes, type Settled } from './delivery-store';
import type { PushOutcome, PushSender } from './ports';
import { testPushOf } from './push-wording';
import { beginTestPushes, findPushLocale } from './test-push-store';

/** A manager may test the devices of any colleague, other staff only their own. */
export function requireTestPush(staff: StaffMember, staffId: number): void {
  if (staffId !== staff.id && !isManagement(staff.role)) throw new AppError('forbidden');
}

/**
 * Pushes to all devices of a staff member at once, in quiet hours too. It bypasses the outbox: the person who asks
 * looks at the phone and needs the result at once. The device reports later whether it showed the push, as for every
 * push.
 */
export async function sendTestPush(
  sender: PushSender | null,
  { staff, staffId }: { staff: StaffMember; staffId: number },
): Promise<TestRingDto> {
  requireTestPush(staff, staffId);
  const startedAt = new Date();
  const locale = await findPushLocale(staff.hotel.id, staffId);
  if (locale === null) throw new AppError('not_found');
  if (!sender) throw new AppError('unavailable', { detail: 'Push is not configured.' });
  const rings = await beginTestPushes(staff.hotel.id, staffId);
  const settled = await Promise.all(
    rings.map(async ({ id, ...device }): Promise<Settled> => {
      const outcome = await sender.send(device, testPushOf(staff.hotel, locale, id));
      return { id, ...stateOf(outcome) };
    }),
  );
  await completePushes(settled, startedAt);
  const count = (state: Settled['state']) => settled.filter((ring) => ring.state === state).length;
  return {
    devices: rings.length,
    accepted: count('accepted'),
    gone: count('gone'),
    failed: count('failed'),
  };
}

/** A test push is not retried: one that did not work now has failed. */
function stateOf(outcome: PushOutcome): Pick<Settled, 'state' | 'why'> {
  if (outcome.state === 'accepted') return { state: 'accepted', why: null };
  return { state: outcome.state === 'again' ? 'failed' : outcome.state, why: outcome.why };
}
