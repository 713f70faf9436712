import type { NotificationPreferencesDto } from '@/lib/contract/notification-preferences';
import { staffApi } from '@/lib/contract/paths';
import { ask } from './request';

export const loadNotificationPreferences = (slug: string) =>
  ask<NotificationPreferencesDto>('GET', staffApi.notificationPreferences(slug));
export const saveNotificationPreferences = (slug: string, settings: NotificationPreferencesDto) =>
  ask<NotificationPreferencesDto>('PUT', staffApi.notificationPreferences(slug), settings);
