import { z } from 'zod';
import { idSchema } from './ids';

/** How far one way of telling got. Seen by somebody is told by the message itself, as read. */
export const DELIVERY_STATES = [
  'queued',
  'accepted',
  'displayed',
  'opened',
  'failed',
  'gone',
  'skipped',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One phone, browser or mailbox that was told of a message. @openapi */
export const deliverySchema = z.object({
  /** The colleague whose device it is; null for the guest's. */
  staff_name: z.string().nullable(),
  by: z.enum(['push', 'mail']),
  /** What the browser called itself; null when the device is known no more. */
  user_agent: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  /** Firebase's word, or ours, for what went wrong. */
  why: z.string().nullable(),
  queued_at: z.iso.datetime(),
  accepted_at: z.iso.datetime().nullable(),
  displayed_at: z.iso.datetime().nullable(),
  opened_at: z.iso.datetime().nullable(),
});
export type DeliveryDto = z.infer<typeof deliverySchema>;

export const deliveriesSchema = z.object({ message_id: idSchema, deliveries: z.array(deliverySchema) });
export type DeliveriesDto = z.infer<typeof deliveriesSchema>;
