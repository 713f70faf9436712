import { z } from 'zod';
import { idSchema } from './ids';

/** How far one delivery got. Whether the message was seen is part of the message, as read. */
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

/** The delivery of one message to one phone, browser or mailbox. @openapi */
export const deliverySchema = z.object({
  /** The staff member whose device it is; null for the guest's. */
  staff_name: z.string().nullable(),
  by: z.enum(['push', 'mail']),
  /** The user agent of the browser; null when the device is no longer registered. */
  user_agent: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  /** The error code of Firebase, or our own. */
  why: z.string().nullable(),
  queued_at: z.iso.datetime(),
  accepted_at: z.iso.datetime().nullable(),
  displayed_at: z.iso.datetime().nullable(),
  opened_at: z.iso.datetime().nullable(),
});
export type DeliveryDto = z.infer<typeof deliverySchema>;

export const deliveriesSchema = z.object({ message_id: idSchema, deliveries: z.array(deliverySchema) });
export type DeliveriesDto = z.infer<typeof deliveriesSchema>;
