import type { PushConfigDto } from '@/lib/contract/devices';
import { pushApi } from '@/lib/contract/paths';
import { isInstalled, isIphone } from './install';
import { isOnForOthers } from './push-choice';
import type { PushConfig } from './push-config';
import { fetchJson, sendJson } from './request';
import { registerWorker } from './service-worker';

export type PushAbility = 'none' | 'after_install' | 'blocked' | 'possible';

/** The person who uses this browser, and the endpoint that registers their devices. */
export type PushOwner = Readonly<{ scope: string; devicesPath: string }>;

/** Null when the installation has no push or the request failed: the page then offers nothing. */
export async function readPushConfig(): Promise<PushConfig | null> {
  const answer = await fetchJson<PushConfigDto>('GET', pushApi.config).catch(() => null);
  return answer?.firebase ?? null;
}

export function pushAbility(): PushAbility {
  const isThere = 'Notification' in window && 'PushManager' in window && 'serviceWorker' in navigator;
  if (!isThere) return isIphone() && !isInstalled() ? 'after_install' : 'none';
  return Notification.permission === 'denied' ? 'blocked' : 'possible';
}

/** Registers this browser. Repeated at every visit, because the push address changes without notice. */
export async function registerDevice(
  config: PushConfig,
  { devicesPath }: PushOwner,
  showsPreview: boolean,
): Promise<void> {
  const value = await tokenOf(config);
  await sendJson('POST', devicesPath, {
    kind: 'registration_token',
    value,
    platform: isIphone() ? 'ios' : 'web',
    shows_preview: showsPreview,
  });
}

/**
 * Ends the pushes of one stay or one staff member. The server removes the device first: no push may come even if
 * Firebase does not answer. The token stays while another stay of this browser uses it.
 */
export async function deleteDevice(config: PushConfig, { scope, devicesPath }: PushOwner): Promise<void> {
  await sendJson('DELETE', devicesPath, { kind: 'registration_token', value: await tokenOf(config) });
  if (isOnForOthers(scope)) return;
  const { revokeToken } = await import('./firebase-messaging');
  await revokeToken(config).catch(() => undefined);
}

async function tokenOf(config: PushConfig): Promise<string> {
  const registration = await registerWorker();
  if (!registration) throw new Error('This browser has no service worker.');
  const [{ requestToken }] = await Promise.all([
    import('./firebase-messaging'),
    navigator.serviceWorker.ready,
  ]);
  return requestToken(config, registration);
}
