import { z } from 'zod';
import type { DeliveryReport } from '@/lib/contract/devices';
import { markReported } from './delivery-store';

export const isDeliveryId = (text: string) => z.uuid().safeParse(text).success;

/** What a worker says became of a ring. Again, late or unknown changes nothing. */
export async function recordPushReport(deliveryId: string, what: DeliveryReport['what']): Promise<void> {
  await markReported(deliveryId, what);
}
