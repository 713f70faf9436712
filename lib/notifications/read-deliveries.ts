import type { DeliveriesDto } from '@/lib/contract/deliveries';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { listDeliveries } from './delivery-read-store';

/** Returns how far a message got, phone by phone, to any staff member. Deliveries are stored for 30 days. */
export async function readDeliveries(
  staff: StaffMember,
  conversationId: number,
  messageId: number,
): Promise<DeliveriesDto> {
  const deliveries = await listDeliveries(staff.hotel.id, conversationId, messageId);
  if (!deliveries) throw new AppError('not_found');
  return { message_id: messageId, deliveries };
}
