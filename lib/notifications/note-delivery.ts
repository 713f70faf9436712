import { z } from 'zod';
import type { DeliveryReport } from '@/lib/contract/devices';
import { markReported } from './delivery-store';

/** What a worker says became of a ring. Again, late or unknown changes nothing. */
export async function noteDelivery(deliveryId: string, what: DeliveryReport['what']): Promise<void> {
  if (z.uuid().safeParse(deliveryId).success) await markReported(deliveryId, what);
}
