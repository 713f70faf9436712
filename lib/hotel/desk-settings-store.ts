import type { DeskSettingsDto } from '@/lib/contract/desk-settings';
import { db, type Tx } from '@/lib/platform/db';
import type { StaffMember } from './principals';

const COLUMNS = { deskSound: true, deskVolume: true, deskAlerts: true } as const;

export async function findDeskSettings({ id, hotel }: StaffMember): Promise<DeskSettingsDto> {
  const row = await db().staff.findUniqueOrThrow({ where: { id, hotelId: hotel.id }, select: COLUMNS });
  return { sound: row.deskSound, volume: row.deskVolume, alerts: row.deskAlerts };
}

export async function storeDeskSettings(
  tx: Tx,
  { id, hotel }: StaffMember,
  { sound, volume, alerts }: DeskSettingsDto,
): Promise<void> {
  await tx.staff.updateMany({
    where: { id, hotelId: hotel.id },
    data: { deskSound: sound, deskVolume: volume, deskAlerts: alerts },
  });
}
