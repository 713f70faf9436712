import type { NotificationPreferencesDto } from '@/lib/contract/notification-preferences';
import { db, type Tx } from '@/lib/platform/db';
import type { StaffMember } from './principals';

export async function findRingSettings({ id, hotel }: StaffMember): Promise<NotificationPreferencesDto> {
  const { quietFrom, quietTo, ringsOffDuty } = await db().staff.findUniqueOrThrow({
    where: { id, hotelId: hotel.id },
    select: { quietFrom: true, quietTo: true, ringsOffDuty: true },
  });
  const quiet =
    quietFrom === null || quietTo === null ? null : { from: toTime(quietFrom), to: toTime(quietTo) };
  return { quiet, off_duty: ringsOffDuty };
}

export async function storeNotificationPreferences(
  tx: Tx,
  { id, hotel }: StaffMember,
  { quiet, off_duty }: NotificationPreferencesDto,
): Promise<void> {
  await tx.staff.updateMany({
    where: { id, hotelId: hotel.id },
    data: {
      quietFrom: quiet && toMinutes(quiet.from),
      quietTo: quiet && toMinutes(quiet.to),
      ringsOffDuty: off_duty,
    },
  });
}

function toMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function toTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
