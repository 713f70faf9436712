import type { PushData } from '@/lib/contract/devices';
import { ESCALATION_STEPS } from '@/lib/contract/escalation';
import type { Department } from '@/lib/contract/roles';
import { chooseRecipients, type RecipientCandidate } from './choose-recipients';
import type { NotificationPayload } from './ports';
import type { PushDevice, PushNow } from './push-situation-store';

/** From this step on the guest has waited so long that a push may interrupt quiet hours. */
const URGENT_STEP = ESCALATION_STEPS.indexOf('manager') + 1;

/** Why a payload needs a push; `reasonOf` returns null for a payload that needs none. */
export type PushReason = Exclude<PushData['type'], 'nobody_on_duty' | 'test'>;

export function reasonOf({ event, call }: NotificationPayload): PushReason | null {
  if (call) return call.step > 0 ? 'guest_waiting' : null;
  if (event?.type === 'message_created') {
    const { sender_type: sender } = event.payload;
    return sender === 'guest' ? 'guest_message' : sender === 'staff' ? 'staff_message' : null;
  }
  const isAsked = event?.type === 'staff_assigned' && event.payload.by !== undefined;
  return isAsked ? 'assigned' : null;
}

export type PushContent = Omit<PushDevice, 'id' | 'staffId'> & { deviceId: number; type: PushData['type'] };

/** The recipients that a payload names, and whether it is urgent enough to interrupt quiet hours. */
export type Asked = { staffIds: readonly number[]; department: Department | null; isUrgent: boolean };

export function askedIn({ event, call }: NotificationPayload): Asked {
  if (call) return { staffIds: call.staffIds, department: null, isUrgent: call.step >= URGENT_STEP };
  const handed = event?.type === 'staff_assigned' ? event.payload : null;
  const assigneeId = handed?.current_staff_handler?.id;
  return {
    staffIds: assigneeId === undefined ? [] : [assigneeId],
    department: handed?.department ?? null,
    isUrgent: false,
  };
}

/** Decides as late as possible: a message that was read or deleted meanwhile, or whose stay is over, causes no push. */
export function selectRecipients(reason: PushReason, seq: number, asked: Asked, now: PushNow): PushContent[] {
  if (now.isDeleted || !now.isOpen) return [];
  const of = (type: PushData['type'], isChosen: (staffId: number | null) => boolean): PushContent[] =>
    now.devices
      .filter(({ staffId }) => isChosen(staffId))
      .map(({ id, staffId: _, ...device }) => ({ ...device, deviceId: id, type }));
  if (reason === 'staff_message') {
    return now.isGuestLooking || now.guestReadSeq >= seq ? [] : of(reason, (staffId) => staffId === null);
  }
  const isIn = (ids: readonly number[]) => (staffId: number | null) =>
    staffId !== null && ids.includes(staffId);
  if (reason !== 'guest_message') return of(reason, isIn(calledNow(asked, now)));
  if (now.staffReadSeq >= seq) return [];
  const { staffIds, managerIds } = chooseRecipients(now);
  return [...of(reason, isIn(staffIds)), ...of('nobody_on_duty', isIn(managerIds))];
}

/**
 * Returns the named staff members and those of the named department on duty, without those who look at the
 * conversation. An urgent call interrupts quiet hours only where no other recipient is left.
 */
function calledNow({ staffIds, department, isUrgent }: Asked, { people, lookingIds }: PushNow): number[] {
  const isAsked = (person: RecipientCandidate) =>
    staffIds.includes(person.id) || (person.isOnDuty && person.department === department);
  const asked = people.filter((person) => isAsked(person) && !lookingIds.includes(person.id));
  const awake = asked.filter((person) => !person.isQuiet);
  return (awake.length === 0 && isUrgent ? asked : awake).map(({ id }) => id);
}
