import type { DeskSettingsDto } from '@/lib/contract/desk-settings';
import { staffApi } from '@/lib/contract/paths';
import { ask } from './request';

export const loadDeskSettings = (slug: string) => ask<DeskSettingsDto>('GET', staffApi.deskSettings(slug));
export const saveDeskSettings = (slug: string, settings: DeskSettingsDto) =>
  ask<DeskSettingsDto>('PUT', staffApi.deskSettings(slug), settings);
