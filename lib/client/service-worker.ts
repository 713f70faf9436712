import { stayAddress } from '@/lib/contract/paths';

/** Asked of the server at every visit, never of a cache, so that a switched-off worker is gone at the next one. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  return navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => null);
}

type PushListener = {
  /** The address of the pages it is about, without the stay. */
  path?: string;
  /** The stay that this page shows, where it is a guest's. */
  stay?: string;
  look?(): void;
  onExpired?(): void;
};

/** Something arrived by push, or somebody touched an alert of this page's conversation. */
export function onPush({ path, stay, look, onExpired }: PushListener): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('type' in data)) return;
    if (data.type === 'resubscribed') onExpired?.();
    if (data.type !== 'push') return;
    const isHere = !('path' in data) || data.path === null || data.path === path;
    const other = 'stay' in data && typeof data.stay === 'string' && data.stay !== stay ? data.stay : null;
    if (isHere && other === null) look?.();
    // The alert of another stay was touched, and this page was the nearest to it.
    else if (isHere && path && other && 'isOpened' in data) window.location.assign(stayAddress(path, other));
  };
  navigator.serviceWorker.addEventListener('message', hear);
  return () => navigator.serviceWorker.removeEventListener('message', hear);
}

/** What is on screen needs no alert any more. Alerts are tagged with the address that they open. */
export async function closeAlerts(isShown: (address: string) => boolean): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const alerts = ((await registration?.getNotifications()) ?? []).filter(({ tag }) => isShown(tag));
  for (const alert of alerts) alert.close();
  if (alerts.length > 0 && 'clearAppBadge' in navigator) await navigator.clearAppBadge();
}
