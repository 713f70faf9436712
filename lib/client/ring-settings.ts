import { staffApi } from '@/lib/contract/paths';
import type { RingSettingsDto } from '@/lib/contract/ring-settings';
import { ask } from './request';

export const loadRingSettings = (slug: string) => ask<RingSettingsDto>('GET', staffApi.ringSettings(slug));
export const saveRingSettings = (slug: string, settings: RingSettingsDto) =>
  ask<RingSettingsDto>('PUT', staffApi.ringSettings(slug), settings);
