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
  /** Whether the text of a message may appear on a locked screen. */
  shows_preview: z.boolean().default(false),
});
export type DeviceInput = z.infer<typeof deviceSchema>;

/** The format of the earlier clients. */
export const fcmTokenSchema = z.strictObject({ fcm_token: valueSchema });
export const deviceReplySchema = z.object({ success: z.boolean() });

/** What a browser needs to receive pushes, read at run time. Null when push is off. */
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

/** Firebase accepts strings only: with a number in it the push is refused. At most 1 kB. */
export const pushDataSchema = z.strictObject({
  type: z.enum(['guest_message', 'staff_message', 'assigned', 'guest_waiting', 'nobody_on_duty', 'test']),
  hotel_slug: z.string(),
  conversation_id: z.string(),
  seq: z.string(),
  click_action: z.string(),
  /** On a guest's phone, which may have several stays of the hotel: the stay of the conversation (`stayKey`). */
  stay: z.string().exactOptional(),
  title: z.string(),
  body: z.string(),
  /** A secret that only allows its holder to report the outcome of this one push. */
  delivery_id: z.uuid(),
});
export type PushData = z.infer<typeof pushDataSchema>;

export const deliveryReportSchema = z.strictObject({ what: z.enum(['displayed', 'opened']) });
export type DeliveryReport = z.infer<typeof deliveryReportSchema>;
