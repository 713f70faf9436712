import type { DeskSettingsDto } from '@/lib/contract/desk-settings';
import { findDeskSettings, keepDeskSettings } from './desk-settings-store';
import type { StaffMember } from './who';

/** One's own only: nobody silences a colleague. */
export async function readDeskSettings(staff: StaffMember): Promise<DeskSettingsDto> {
  return findDeskSettings(staff);
}

export async function changeDeskSettings(
  staff: StaffMember,
  settings: DeskSettingsDto,
): Promise<DeskSettingsDto> {
  await keepDeskSettings(staff, settings);
  return settings;
}
