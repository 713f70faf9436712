/** Asked of the server at every visit, never of a cache, so that a switched-off worker is gone at the next one. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  return navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => null);
}

/** Something arrived by push, or somebody touched an alert of this page's conversation. */
export function onPush(path: string, look: () => void, onExpired?: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('type' in data)) return;
    if (data.type === 'resubscribed') onExpired?.();
    if (data.type === 'push' && (!('path' in data) || data.path === null || data.path === path)) look();
  };
  navigator.serviceWorker.addEventListener('message', hear);
  return () => navigator.serviceWorker.removeEventListener('message', hear);
}

/** What is on screen needs no alert any more. */
export async function closeAlerts(path: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const alerts = (await registration?.getNotifications({ tag: path })) ?? [];
  for (const alert of alerts) alert.close();
  if (alerts.length > 0 && 'clearAppBadge' in navigator) await navigator.clearAppBadge();
}
