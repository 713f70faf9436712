import type { EscalationDto, WaitingCallDto } from '@/lib/contract/escalation';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { acknowledge, findEscalation, listCalls } from './escalation-read-store';

/**
 * Stops the escalation for this waiting period: the staff member takes care of it. It succeeds as well when it is
 * repeated or when the guest is answered already.
 */
export async function acknowledgeWait(
  staff: StaffMember,
  conversationId: number,
  requestId: string,
): Promise<EscalationDto> {
  const isNoted = await acknowledge(staff.hotel.id, conversationId, staff.id, requestId);
  if (isNoted === null) throw new AppError('not_found');
  return readEscalation(staff, conversationId);
}

export async function readEscalation(staff: StaffMember, conversationId: number): Promise<EscalationDto> {
  const escalation = await findEscalation(staff.hotel.id, conversationId);
  if (!escalation) throw new AppError('not_found');
  return escalation;
}

export async function readCalls(staff: StaffMember): Promise<WaitingCallDto[]> {
  return listCalls(staff.hotel.id, staff.id);
}
