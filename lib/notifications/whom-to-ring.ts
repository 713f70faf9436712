import type { PushData } from '@/lib/contract/devices';
import { LADDER_STEPS } from '@/lib/contract/ladder';
import type { Department } from '@/lib/contract/roles';
import { chooseRung, type RungCandidate } from './choose-rung';
import type { Story } from './ports';
import type { RingDevice, RingNow } from './ring-store';

/** From here on a guest has waited so long that somebody is woken. */
const URGENT_STEP = LADDER_STEPS.indexOf('manager') + 1;

/** What a story asks to ring for: null for all that is no reason to. */
export type RingReason = Exclude<PushData['type'], 'nobody_on_duty' | 'test'>;

export function reasonOf({ event, call }: Story): RingReason | null {
  if (call) return call.step > 0 ? 'guest_waiting' : null;
  if (event?.type === 'message_created') {
    const { sender_type: sender } = event.payload;
    return sender === 'guest' ? 'guest_message' : sender === 'staff' ? 'staff_message' : null;
  }
  const isAsked = event?.type === 'staff_assigned' && event.payload.by !== undefined;
  return isAsked ? 'assigned' : null;
}

export type Ring = Omit<RingDevice, 'id' | 'staffId'> & { deviceId: number; type: PushData['type'] };

/** Whom a story asks for in person, and whether it is too late to leave them in peace. */
export type Asked = { staffIds: readonly number[]; department: Department | null; isUrgent: boolean };

export function askedIn({ event, call }: Story): Asked {
  if (call) return { staffIds: call.staffIds, department: null, isUrgent: call.step >= URGENT_STEP };
  const handed = event?.type === 'staff_assigned' ? event.payload : null;
  const assigneeId = handed?.current_staff_handler?.id;
  return {
    staffIds: assigneeId === undefined ? [] : [assigneeId],
    department: handed?.department ?? null,
    isUrgent: false,
  };
}

/** Decided as late as can be: what was read, deleted or left behind meanwhile rings nobody. */
export function whomToRing(reason: RingReason, seq: number, asked: Asked, now: RingNow): Ring[] {
  if (now.isDeleted || !now.isOpen) return [];
  const of = (type: PushData['type'], isRung: (staffId: number | null) => boolean): Ring[] =>
    now.devices
      .filter(({ staffId }) => isRung(staffId))
      .map(({ id, staffId: _, ...device }) => ({ ...device, deviceId: id, type }));
  if (reason === 'staff_message') {
    return now.isGuestLooking || now.guestReadSeq >= seq ? [] : of(reason, (staffId) => staffId === null);
  }
  const isIn = (ids: readonly number[]) => (staffId: number | null) =>
    staffId !== null && ids.includes(staffId);
  if (reason !== 'guest_message') return of(reason, isIn(calledNow(asked, now)));
  if (now.staffReadSeq >= seq) return [];
  const { staffIds, managerIds } = chooseRung(now);
  return [...of(reason, isIn(staffIds)), ...of('nobody_on_duty', isIn(managerIds))];
}

/** Those asked for, or the department's people who are there. Quiet hours give way only where nobody else is left. */
function calledNow({ staffIds, department, isUrgent }: Asked, { people, lookingIds }: RingNow): number[] {
  const isAsked = (person: RungCandidate) =>
    staffIds.includes(person.id) || (person.isOnDuty && person.department === department);
  const asked = people.filter((person) => isAsked(person) && !lookingIds.includes(person.id));
  const awake = asked.filter((person) => !person.isQuiet);
  return (awake.length === 0 && isUrgent ? asked : awake).map(({ id }) => id);
}
