import type { NotificationPreferencesDto } from '@/lib/contract/notification-preferences';
import { lockStaffRows } from './current-actor-store';
import { findRingSettings, keepRingSettings } from './notification-preferences-store';
import { transactAs } from './transact';
import type { StaffMember } from './who';

/** Only the person's own preferences: no staff member can silence a colleague's phone. */
export async function readNotificationPreferences(staff: StaffMember): Promise<NotificationPreferencesDto> {
  return findRingSettings(staff);
}

export async function changeNotificationPreferences(
  staff: StaffMember,
  settings: NotificationPreferencesDto,
): Promise<NotificationPreferencesDto> {
  await transactAs(staff, (tx) => keepRingSettings(tx, staff, settings), {
    first: (tx) => lockStaffRows(tx, staff.hotel.id, [staff.id]),
  });
  return settings;
}
