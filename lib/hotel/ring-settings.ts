import type { RingSettingsDto } from '@/lib/contract/ring-settings';
import { findRingSettings, keepRingSettings } from './ring-settings-store';
import type { StaffMember } from './who';

/** One's own only: nobody silences a colleague's phone. */
export async function readRingSettings(staff: StaffMember): Promise<RingSettingsDto> {
  return findRingSettings(staff);
}

export async function changeRingSettings(
  staff: StaffMember,
  settings: RingSettingsDto,
): Promise<RingSettingsDto> {
  await keepRingSettings(staff, settings);
  return settings;
}
