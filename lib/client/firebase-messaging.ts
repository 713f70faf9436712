import { getApps, initializeApp } from 'firebase/app';
import { deleteToken, getMessaging, getToken } from 'firebase/messaging';
import type { PushConfig } from './push-config';

/** This module is loaded only when a user turns notifications on. Our own service worker receives the pushes. */
export async function requestToken(
  config: PushConfig,
  serviceWorkerRegistration: ServiceWorkerRegistration,
): Promise<string> {
  const { vapidKey } = config;
  return getToken(messagingOf(config), { vapidKey, serviceWorkerRegistration });
}

export async function revokeToken(config: PushConfig): Promise<void> {
  await deleteToken(messagingOf(config));
}

function messagingOf({ apiKey, projectId, messagingSenderId, appId }: PushConfig) {
  return getMessaging(getApps()[0] ?? initializeApp({ apiKey, projectId, messagingSenderId, appId }));
}
