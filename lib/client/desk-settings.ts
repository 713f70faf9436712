import type { DeskSettingsDto } from '@/lib/contract/desk-settings';
import { staffApi } from '@/lib/contract/paths';
import { fetchJson } from './request';

export const loadDeskSettings = (slug: string) =>
  fetchJson<DeskSettingsDto>('GET', staffApi.deskSettings(slug));
export const saveDeskSettings = (slug: string, settings: DeskSettingsDto) =>
  fetchJson<DeskSettingsDto>('PUT', staffApi.deskSettings(slug), settings);
