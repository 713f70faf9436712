import type { NotificationPreferencesDto } from '@/lib/contract/notification-preferences';
import { lockStaffRows } from './current-actor-store';
import { findRingSettings, storeNotificationPreferences } from './notification-preferences-store';
import type { StaffMember } from './principals';
import { transactAs } from './transact';

/** Only the person's own preferences: no staff member can silence a colleague's phone. */
export async function readNotificationPreferences(staff: StaffMember): Promise<NotificationPreferencesDto> {
  return findRingSettings(staff);
}

export async function changeNotificationPreferences(
  staff: StaffMember,
  settings: NotificationPreferencesDto,
): Promise<NotificationPreferencesDto> {
  await transactAs(staff, (tx) => storeNotificationPreferences(tx, staff, settings), {
    first: (tx) => lockStaffRows(tx, staff.hotel.id, [staff.id]),
  });
  return settings;
}
