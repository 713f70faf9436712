import { useEffect } from 'react';
import { pages } from '@/lib/contract/paths';

/** Whoever may not read the conversation any more finds nothing of it kept here: phones are lent. */
export function useForgetVisit(slug: string): void {
  useEffect(() => {
    const path = pages.guest(slug);
    void import('@/lib/client/offline-page')
      .then(({ forgetOfflinePage }) => forgetOfflinePage(path))
      .catch(() => undefined);
    void import('@/lib/client/service-worker')
      .then(({ closeAlerts }) => closeAlerts(path))
      .catch(() => undefined);
  }, [slug]);
}
