import { z } from 'zod';
import { outsideAddress } from './outside-address';

/** The events that another system can subscribe to. */
export const WEBHOOK_EVENTS = ['message.created', 'conversation.assigned', 'stay.changed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
/** Sent to test an address. */
export const WEBHOOK_TEST = 'webhook.test';

export const MOST_WEBHOOKS = 10;
export const WEBHOOK_SECRET_PREFIX = 'whsec_';
/** How many days the log of calls is stored. */
export const WEBHOOK_CALLS_DAYS = 30;

const eventsSchema = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .transform((events) => [...new Set(events)]);
const addressSchema = outsideAddress(500);

export const webhookSchema = z.object({
  id: z.number().int(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  is_active: z.boolean(),
  /** Switched off because its address answered that it no longer exists. */
  is_gone: z.boolean(),
  /** The last characters of the secret. */
  hint: z.string(),
  made_by: z.string(),
  created_at: z.iso.datetime(),
  /** The times of the last successful and the last failed call. */
  ok_at: z.iso.datetime().nullable(),
  failed_at: z.iso.datetime().nullable(),
});
export type WebhookDto = z.infer<typeof webhookSchema>;
export const webhooksSchema = z.object({ webhooks: z.array(webhookSchema) });
export type WebhooksDto = z.infer<typeof webhooksSchema>;

export const newWebhookSchema = z.strictObject({ url: addressSchema, events: eventsSchema });
export type NewWebhook = z.infer<typeof newWebhookSchema>;
/** Fields that are not named stay unchanged. */
export const webhookChangeSchema = z
  .strictObject({
    url: addressSchema.optional(),
    events: eventsSchema.optional(),
    is_active: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type WebhookChange = z.infer<typeof webhookChangeSchema>;
/** The secret is returned in this answer only. */
export const createdWebhookSchema = webhookSchema.extend({ secret: z.string() });
export type MadeWebhookDto = z.infer<typeof createdWebhookSchema>;

export const WEBHOOK_CALL_STATES = ['queued', 'delivered', 'failed'] as const;
/** @openapi */
export const webhookCallSchema = z.object({
  id: z.number().int(),
  event: z.string(),
  state: z.enum(WEBHOOK_CALL_STATES),
  attempts: z.number().int(),
  /** The HTTP status; null when there was no answer. */
  status: z.number().int().nullable(),
  why: z.string().nullable(),
  created_at: z.iso.datetime(),
  called_at: z.iso.datetime().nullable(),
});
export type WebhookCallDto = z.infer<typeof webhookCallSchema>;
export const webhookCallsSchema = z.object({
  calls: z.array(webhookCallSchema),
  next_cursor: z.string().nullable(),
});
export type WebhookCallsDto = z.infer<typeof webhookCallsSchema>;
export const webhookCallsQuerySchema = z.strictObject({ cursor: z.string().max(200).optional() });

/** The result of a test call to an address. */
export const webhookTestSchema = z.object({
  is_heard: z.boolean(),
  status: z.number().int().nullable(),
  why: z.string().nullable(),
});
export type WebhookTestDto = z.infer<typeof webhookTestSchema>;
