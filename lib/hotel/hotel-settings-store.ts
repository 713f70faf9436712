import { z } from 'zod';
import { GUEST_LOCALES, guestLocaleOf } from '@/lib/contract/hotel';
import {
  type HotelSettingsDto,
  hotelSettingsSchema,
  offeredOf,
  type ReceptionDto,
  receptionSchema,
} from '@/lib/contract/hotel-settings';
import { Prisma } from '@/lib/generated/prisma/client';
import { db, type Tx } from '@/lib/platform/db';

const COLUMNS = {
  name: true,
  accentColor: true,
  logoUrl: true,
  timeZone: true,
  locale: true,
  offeredLocales: true,
  receptionHours: true,
  welcomeTexts: true,
  awayTexts: true,
  escalationIsOn: true,
  escalationAgain: true,
  escalationFallback: true,
  escalationManager: true,
  escalationMail: true,
  escalationEmail: true,
  retentionDays: true,
  roomsAreShared: true,
} as const;
type Row = Prisma.HotelGetPayload<{ select: typeof COLUMNS }>;

export async function findHotelSettings(
  hotelId: number,
  tx: Pick<Tx, 'hotel'> = db(),
): Promise<HotelSettingsDto> {
  return toDto(await tx.hotel.findUniqueOrThrow({ where: { id: hotelId }, select: COLUMNS }));
}

/** Reads the settings and locks them until this transaction ends. */
export async function lockHotelSettings(tx: Tx, hotelId: number): Promise<HotelSettingsDto> {
  await tx.$queryRaw`SELECT 1 FROM hotel WHERE id = ${hotelId} FOR UPDATE`;
  return findHotelSettings(hotelId, tx);
}

export async function writeHotelSettings(tx: Tx, hotelId: number, next: HotelSettingsDto): Promise<void> {
  const { ladder } = next;
  await tx.hotel.update({
    where: { id: hotelId },
    data: {
      name: next.name,
      accentColor: next.accent_color,
      timeZone: next.time_zone,
      locale: next.default_locale,
      offeredLocales: next.languages.length === GUEST_LOCALES.length ? [] : next.languages,
      receptionHours: next.reception_hours ?? Prisma.DbNull,
      welcomeTexts: next.welcome,
      awayTexts: next.away,
      escalationIsOn: ladder.is_on,
      escalationAgain: ladder.again,
      escalationFallback: ladder.fallback,
      escalationManager: ladder.manager,
      escalationMail: ladder.mail,
      escalationEmail: ladder.email,
      retentionDays: next.retention_days,
      roomsAreShared: next.rooms_are_shared,
    },
  });
}

/** Returns the reception hours and the welcome and away texts that a guest sees. */
export async function findReception(hotelId: number): Promise<ReceptionDto> {
  const row = await db().hotel.findUniqueOrThrow({
    where: { id: hotelId },
    select: { receptionHours: true, welcomeTexts: true, awayTexts: true },
  });
  return receptionSchema.parse({
    hours: row.receptionHours,
    welcome: knownTexts(row.welcomeTexts),
    away: knownTexts(row.awayTexts),
  });
}

function toDto(row: Row): HotelSettingsDto {
  return hotelSettingsSchema.parse({
    name: row.name,
    accent_color: row.accentColor,
    logo_url: row.logoUrl,
    time_zone: row.timeZone,
    default_locale: guestLocaleOf(row.locale),
    languages: [...offeredOf(row.offeredLocales)],
    reception_hours: row.receptionHours,
    welcome: knownTexts(row.welcomeTexts),
    away: knownTexts(row.awayTexts),
    ladder: {
      is_on: row.escalationIsOn,
      again: row.escalationAgain,
      fallback: row.escalationFallback,
      manager: row.escalationManager,
      mail: row.escalationMail,
      email: row.escalationEmail,
    },
    retention_days: row.retentionDays,
    rooms_are_shared: row.roomsAreShared,
  });
}

/** Omits texts of a language that is no longer supported. They stay stored. */
function knownTexts(stored: unknown): Record<string, string> {
  const texts = z.record(z.string(), z.string()).parse(stored);
  return Object.fromEntries(
    GUEST_LOCALES.flatMap((locale) => (texts[locale] ? [[locale, texts[locale]]] : [])),
  );
}
