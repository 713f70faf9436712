import type { RingSettingsDto } from '@/lib/contract/ring-settings';
import { lockStaffRows } from './current-actor-store';
import { findRingSettings, keepRingSettings } from './ring-settings-store';
import { transactAs } from './transact';
import type { StaffMember } from './who';

/** One's own only: nobody silences a colleague's phone. */
export async function readRingSettings(staff: StaffMember): Promise<RingSettingsDto> {
  return findRingSettings(staff);
}

export async function changeRingSettings(
  staff: StaffMember,
  settings: RingSettingsDto,
): Promise<RingSettingsDto> {
  await transactAs(staff, (tx) => keepRingSettings(tx, staff, settings), {
    first: (tx) => lockStaffRows(tx, staff.hotel.id, [staff.id]),
  });
  return settings;
}
