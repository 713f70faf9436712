import type { NotificationPreferencesDto } from '@/lib/contract/notification-preferences';
import { staffApi } from '@/lib/contract/paths';
import { fetchJson } from './request';

export const loadNotificationPreferences = (slug: string) =>
  fetchJson<NotificationPreferencesDto>('GET', staffApi.notificationPreferences(slug));
export const saveNotificationPreferences = (slug: string, settings: NotificationPreferencesDto) =>
  fetchJson<NotificationPreferencesDto>('PUT', staffApi.notificationPreferences(slug), settings);
