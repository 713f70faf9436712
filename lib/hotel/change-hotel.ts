import { isDeepStrictEqual } from 'node:util';
import { GUEST_LOCALES } from '@/lib/contract/hotel';
import {
  escalationFault,
  type HotelChange,
  type HotelSettingsDto,
  keepsHotel,
} from '@/lib/contract/hotel-settings';
import { AppError } from '@/lib/kernel/app-error';
import { type AuditLine, appendAudit } from './audit-store';
import { findHotelSettings, lockHotelSettings, writeHotelSettings } from './hotel-settings-store';
import type { StaffMember } from './principals';
import { transactAs } from './transact';

type Command = { staff: StaffMember; requestId?: string | undefined };

export async function readHotelSettings(staff: StaffMember): Promise<HotelSettingsDto> {
  requireSettingsPermission(staff);
  return findHotelSettings(staff.hotel.id);
}

/** Changes the settings of a hotel: all given fields or none. Each change gets its own audit entry. */
export async function changeHotel(
  { staff, requestId }: Command,
  change: HotelChange,
): Promise<HotelSettingsDto> {
  requireSettingsPermission(staff);
  const { id } = staff.hotel;
  return transactAs(staff, async (tx) => {
    const before = await lockHotelSettings(tx, id);
    const next = changed(before, change);
    requireFit(next);
    await writeHotelSettings(tx, id, next);
    for (const { what, from, to } of differences(before, next)) {
      const line = { hotelId: id, who: staff, action: `hotel.${what}`, outcome: 'done', data: { from, to } };
      await appendAudit({ ...line, target: { kind: 'hotel', id }, requestId }, tx);
    }
    return next;
  });
}

export function requireSettingsPermission(staff: StaffMember): void {
  if (!keepsHotel(staff.role)) throw new AppError('forbidden');
}

function changed(before: HotelSettingsDto, { ladder, languages, ...rest }: HotelChange): HotelSettingsDto {
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const steps = Object.fromEntries(Object.entries(ladder ?? {}).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...said,
    languages: languages ? GUEST_LOCALES.filter((locale) => languages.includes(locale)) : before.languages,
    ladder: { ...before.ladder, ...steps },
  };
}

/** Checks rules between fields. The schema has validated each field by itself. */
function requireFit({ ladder, default_locale, languages }: HotelSettingsDto): void {
  const step = escalationFault(ladder);
  if (step) throw refusal(`ladder.${step}`, 'Each step of the ladder comes later than the one before it.');
  if (!languages.includes(default_locale))
    throw refusal('default_locale', 'The language of the hotel is one that guests may choose.');
}

function refusal(path: string, message: string): AppError {
  return new AppError('invalid_input', { detail: message, issues: [{ path, message }] });
}

type Said = NonNullable<AuditLine['data']>[string];

function differences(before: HotelSettingsDto, next: HotelSettingsDto) {
  const [from, to] = [flat(before), flat(next)];
  return Object.keys(to)
    .filter((what) => !isDeepStrictEqual(from[what], to[what]))
    .map((what) => ({ what, from: from[what] ?? null, to: to[what] ?? null }));
}

function flat({ ladder, ...rest }: HotelSettingsDto): Record<string, Said> {
  const steps = Object.entries(ladder).map(([step, value]) => [`ladder.${step}`, value]);
  return { ...rest, ...Object.fromEntries(steps) };
}
