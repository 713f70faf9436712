import { stayAddress } from '@/lib/contract/paths';

/**
 * The worker's script is fetched from the server at every visit, never from a cache, so that a disabled worker is
 * removed at the next visit.
 */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  return navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => null);
}

type PushListener = {
  /** The path of the page, without the stay. */
  path?: string;
  /** The stay that this page shows, if it is a guest's page. */
  stay?: string;
  look?(): void;
  onExpired?(): void;
};

/** Listens for pushes, and for clicks on notifications of this page's conversation. */
export function onPush({ path, stay, look, onExpired }: PushListener): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('type' in data)) return;
    if (data.type === 'resubscribed') onExpired?.();
    if (data.type !== 'push') return;
    const isHere = !('path' in data) || data.path === null || data.path === path;
    const other = 'stay' in data && typeof data.stay === 'string' && data.stay !== stay ? data.stay : null;
    if (isHere && other === null) look?.();
    // The user clicked the notification of another stay and this page was the closest match.
    else if (isHere && path && other && 'isOpened' in data) window.location.assign(stayAddress(path, other));
  };
  navigator.serviceWorker.addEventListener('message', hear);
  return () => navigator.serviceWorker.removeEventListener('message', hear);
}

/** Closes the notifications of what is on the screen. A notification's tag is the address that it opens. */
export async function closeAlerts(isShown: (address: string) => boolean): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const alerts = ((await registration?.getNotifications()) ?? []).filter(({ tag }) => isShown(tag));
  for (const alert of alerts) alert.close();
  if (alerts.length > 0 && 'clearAppBadge' in navigator) await navigator.clearAppBadge();
}
