import { letsGuestIn } from '@/lib/contract/booking-status';
import { AppError } from '@/lib/kernel/app-error';
import { db, type Tx } from '@/lib/platform/db';
import { isCheckedOut } from './booking-status';
import {
  lockCalendarActor,
  lockGuestActor,
  lockIntegrationActor,
  lockOwnerActor,
  lockStaffActor,
} from './current-actor-store';
import type { Actor, Guest, StaffMember } from './principals';

type Options = {
  /**
   * Takes locks that must come before the actor's own: rows of the same table that the work will write. Two
   * transactions that lock the same rows in different orders would deadlock.
   */
  first?: (tx: Tx) => Promise<unknown>;
  timeoutMs?: number;
};

/**
 * Runs one piece of work for an actor in one transaction. The actor's right is read again inside the transaction and
 * locked until its end: a revocation that commits first refuses the work, and a later one waits for it.
 */
export async function transactAs<T>(
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  { first, timeoutMs }: Options = {},
): Promise<T> {
  return db().$transaction(
    async (tx) => {
      await first?.(tx);
      await requireCurrent(tx, actor);
      return work(tx);
    },
    timeoutMs === undefined ? {} : { timeout: timeoutMs },
  );
}

/** The same where no actor's right could end: a sweep, the command line, or a link that the work itself consumes. */
export async function transactAsSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work);
}

async function requireCurrent(tx: Tx, actor: Actor): Promise<void> {
  switch (actor.kind) {
    case 'staff':
      return requireStaff(tx, actor);
    case 'guest':
      return requireGuest(tx, actor);
    case 'integration':
      return assertCurrent(await lockIntegrationActor(tx, actor));
    case 'calendar_feed':
      return assertCurrent(await lockCalendarActor(tx, actor));
    case 'owner':
      return assertCurrent(await lockOwnerActor(tx, actor));
  }
}

async function requireStaff(tx: Tx, staff: StaffMember): Promise<void> {
  const now = await lockStaffActor(tx, staff);
  if (!now) throw new AppError('unauthenticated');
  // The use case checked the role and department of `staff`. If they changed since, the caller must send the request
  // again.
  if (now.role !== staff.role || now.department !== staff.department) throw new AppError('forbidden');
}

async function requireGuest(tx: Tx, guest: Guest): Promise<void> {
  const status = await lockGuestActor(tx, guest);
  if (status && isCheckedOut(status)) throw new AppError('stay_ended');
  assertCurrent(status !== null && letsGuestIn(status));
}

function assertCurrent(isCurrent: boolean): void {
  if (!isCurrent) throw new AppError('unauthenticated');
}
