import type { PushData } from '@/lib/contract/devices';
import { chooseRung } from './choose-rung';
import type { Story } from './ports';
import type { RingNow } from './ring-store';

/** What a story asks to ring for: null for all that is no reason to. */
export type RingReason = Exclude<PushData['type'], 'nobody_on_duty'>;

export function reasonOf({ event, call }: Story): RingReason | null {
  if (call) return call.step > 0 ? 'guest_waiting' : null;
  if (event?.type === 'message_created') {
    const { sender_type: sender } = event.payload;
    return sender === 'guest' ? 'guest_message' : sender === 'staff' ? 'staff_message' : null;
  }
  const isAsked = event?.type === 'staff_assigned' && event.payload.by !== undefined;
  return isAsked ? 'assigned' : null;
}

export type Ring = { deviceId: number; showsPreview: boolean; locale: string; type: PushData['type'] };

/** Decided as late as can be: what was read, deleted or left behind meanwhile rings nobody. */
export function whomToRing(
  reason: RingReason,
  { seq, askedIds }: { seq: number; askedIds: readonly number[] },
  now: RingNow,
): Ring[] {
  if (now.isDeleted || !now.isOpen) return [];
  const of = (type: PushData['type'], isRung: (staffId: number | null) => boolean): Ring[] =>
    now.devices
      .filter(({ staffId }) => isRung(staffId))
      .map(({ id, showsPreview, locale }) => ({ deviceId: id, showsPreview, locale, type }));
  if (reason === 'staff_message') {
    return now.isGuestLooking || now.guestReadSeq >= seq ? [] : of(reason, (staffId) => staffId === null);
  }
  const isIn = (ids: readonly number[]) => (staffId: number | null) =>
    staffId !== null && ids.includes(staffId);
  if (reason !== 'guest_message')
    return of(reason, isIn(askedIds.filter((staffId) => !now.lookingIds.includes(staffId))));
  if (now.staffReadSeq >= seq) return [];
  const { staffIds, managerIds } = chooseRung(now);
  return [...of(reason, isIn(staffIds)), ...of('nobody_on_duty', isIn(managerIds))];
}
