import { z } from 'zod';
import type { DeliveryReport } from '@/lib/contract/devices';
import { markReported } from './delivery-store';

export const isDeliveryId = (text: string) => z.uuid().safeParse(text).success;

/** Records what a service worker reports about a push. A repeated, late or unknown report changes nothing. */
export async function recordPushReport(deliveryId: string, what: DeliveryReport['what']): Promise<void> {
  await markReported(deliveryId, what);
}
