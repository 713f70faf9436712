import { z } from 'zod';

export const DEVICE_KINDS = ['registration_token', 'installation_id'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

const valueSchema = z
  .string()
  .min(8)
  .max(1000)
  .regex(/^[\x21-\x7e]+$/, 'is not what a browser is given');

export const deviceSchema = z.strictObject({
  kind: z.enum(DEVICE_KINDS),
  value: valueSchema,
  platform: z
    .string()
    .regex(/^[a-z0-9-]{1,30}$/)
    .default('web'),
  /** Whether a locked screen may show what was said. */
  shows_preview: z.boolean().default(false),
});
export type DeviceInput = z.infer<typeof deviceSchema>;

/** What the earlier clients send. */
export const fcmTokenSchema = z.strictObject({ fcm_token: valueSchema });
export const deviceReplySchema = z.object({ success: z.boolean() });

/** What a browser needs to be rung, read at run time. Null: push is off here. */
export const pushConfigSchema = z.object({
  firebase: z
    .object({
      apiKey: z.string(),
      authDomain: z.string().optional(),
      projectId: z.string(),
      messagingSenderId: z.string(),
      appId: z.string(),
      vapidKey: z.string(),
    })
    .nullable(),
});
export type PushConfigDto = z.infer<typeof pushConfigSchema>;

/** Firebase carries texts only: a number in here, and the push never leaves. At most 1 kB. */
export const pushDataSchema = z.strictObject({
  type: z.enum(['guest_message', 'staff_message', 'assigned', 'guest_waiting', 'nobody_on_duty', 'test']),
  hotel_slug: z.string(),
  conversation_id: z.string(),
  seq: z.string(),
  click_action: z.string(),
  /** Of a guest's phone, which may know several stays of the hotel: whose conversation it is (`stayKey`). */
  stay: z.string().exactOptional(),
  title: z.string(),
  body: z.string(),
  /** Whoever holds it may say what became of this one ring, and nothing else. */
  delivery_id: z.uuid(),
});
export type PushData = z.infer<typeof pushDataSchema>;

export const deliveryReportSchema = z.strictObject({ what: z.enum(['displayed', 'opened']) });
export type DeliveryReport = z.infer<typeof deliveryReportSchema>;
