import { z } from 'zod';
import { READABLE_CONTRAST, tooLight } from './colour';
import { ESCALATION_STEPS } from './escalation';
import { GUEST_LOCALES, type GuestLocale, guestLocaleOf } from './hotel';
import { isTimeZone } from './local-time';
import { typedName } from './names';
import { weekHoursSchema } from './reception';
import { isManagement } from './roles';

/** The roles that may change the settings of the hotel. */
export const keepsHotel = isManagement;

export const HOTEL_LIMITS = {
  nameChars: 200,
  textChars: 500,
  emailChars: 200,
  escalationSeconds: 86_400,
  retentionDays: 3650,
} as const;

const localeSchema = z.enum(GUEST_LOCALES);
export const hotelNameSchema = typedName(1, HOTEL_LIMITS.nameChars);
export const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'is no time zone, such as Europe/Dublin');
export const escalationEmailSchema = z.email().max(HOTEL_LIMITS.emailChars);

/** The error message names the nearest acceptable shade. */
export const accentColorSchema = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'is no colour, such as #0f5c4d')
  .superRefine((color, context) => {
    const fault = tooLight(color);
    if (!fault) return;
    const message = `is too light for white text: ${fault.contrast.toFixed(1)}:1, where ${READABLE_CONTRAST}:1 is needed. The nearest darker shade that will do is ${fault.darker}.`;
    context.addIssue({ code: 'custom', message });
  })
  .transform((color) => color.toLowerCase());

/** The same text in the languages in which the hotel has written it. */
const textsSchema = z.partialRecord(localeSchema, z.string().trim().min(1).max(HOTEL_LIMITS.textChars));
export type Texts = z.infer<typeof textsSchema>;

const secondsSchema = z.number().int().min(1).max(HOTEL_LIMITS.escalationSeconds);
const escalationTimesSchema = z.strictObject({
  again: secondsSchema,
  fallback: secondsSchema,
  manager: secondsSchema,
  mail: secondsSchema,
});
export type EscalationTimes = z.infer<typeof escalationTimesSchema>;

const escalationSettingsSchema = escalationTimesSchema.extend({
  is_on: z.boolean(),
  email: escalationEmailSchema.nullable(),
});

const retentionDaysSchema = z.number().int().min(1).max(HOTEL_LIMITS.retentionDays);

/** The settings of a hotel. */
export const hotelSettingsSchema = z.object({
  name: z.string(),
  accent_color: z.string(),
  logo_url: z.string().nullable(),
  time_zone: z.string(),
  /** The hotel's own language, for guests without a known language. */
  default_locale: localeSchema,
  /** The languages that guests may choose. */
  languages: z.array(localeSchema),
  /** Null: always open. */
  reception_hours: weekHoursSchema.nullable(),
  welcome: textsSchema,
  away: textsSchema,
  /** The seconds after which each escalation step is due for a waiting guest. */
  ladder: escalationSettingsSchema,
  /** Days after its end on which a stay is erased; null when stays are erased on request only. */
  retention_days: retentionDaysSchema.nullable(),
  /** Whether two stays may be in one room at a time, each with its own conversation. */
  rooms_are_shared: z.boolean(),
});
export type HotelSettingsDto = z.infer<typeof hotelSettingsSchema>;

/** Fields that are not named stay unchanged. */
export const hotelChangeSchema = z
  .strictObject({
    name: hotelNameSchema,
    accent_color: accentColorSchema,
    time_zone: timeZoneSchema,
    default_locale: localeSchema,
    languages: z.array(localeSchema).min(1).max(GUEST_LOCALES.length),
    reception_hours: weekHoursSchema.nullable(),
    welcome: textsSchema,
    away: textsSchema,
    ladder: escalationSettingsSchema.partial(),
    retention_days: retentionDaysSchema.nullable(),
    rooms_are_shared: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type HotelChange = z.infer<typeof hotelChangeSchema>;

/** The part of the settings that a guest's page needs besides the branding. */
export const receptionSchema = z.object({
  hours: weekHoursSchema.nullable(),
  welcome: textsSchema,
  away: textsSchema,
});
export type ReceptionDto = z.infer<typeof receptionSchema>;

/** The first escalation step that is not later than the one before it. */
export function escalationFault(times: EscalationTimes): (typeof ESCALATION_STEPS)[number] | null {
  return (
    ESCALATION_STEPS.find((step, index) => {
      const before = ESCALATION_STEPS[index - 1];
      return before !== undefined && times[step] <= times[before];
    }) ?? null
  );
}

/** Returns the offered languages: all supported ones when none is chosen. */
export function offeredOf(named: readonly string[]): readonly GuestLocale[] {
  const offered = GUEST_LOCALES.filter((locale) => named.includes(locale));
  return offered.length > 0 ? offered : GUEST_LOCALES;
}

/** Returns the first preferred language that the hotel offers, else its own, which it always offers. */
export function localeOffered(
  wishes: readonly (GuestLocale | null)[],
  offered: readonly GuestLocale[],
  ownLocale: string,
): GuestLocale {
  return wishes.find((wish) => wish !== null && offered.includes(wish)) ?? guestLocaleOf(ownLocale);
}
