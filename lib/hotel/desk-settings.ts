import type { DeskSettingsDto } from '@/lib/contract/desk-settings';
import { lockStaffRows } from './current-actor-store';
import { findDeskSettings, storeDeskSettings } from './desk-settings-store';
import type { StaffMember } from './principals';
import { transactAs } from './transact';

/** Only the person's own settings: no staff member can silence a colleague. */
export async function readDeskSettings(staff: StaffMember): Promise<DeskSettingsDto> {
  return findDeskSettings(staff);
}

export async function changeDeskSettings(
  staff: StaffMember,
  settings: DeskSettingsDto,
): Promise<DeskSettingsDto> {
  await transactAs(staff, (tx) => storeDeskSettings(tx, staff, settings), {
    first: (tx) => lockStaffRows(tx, staff.hotel.id, [staff.id]),
  });
  return settings;
}
