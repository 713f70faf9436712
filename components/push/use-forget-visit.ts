import { useEffect } from 'react';
import { forgetGuests } from '@/lib/client/forget-person';
import { pages } from '@/lib/contract/paths';

/**
 * A guest who may not read the conversation any more leaves nothing on this browser: no unsent message, no draft, no
 * file, no kept page and no alert. The phone may have been lent.
 */
export function useForgetVisit(slug: string): void {
  useEffect(() => {
    forget(slug, null);
    void import('@/lib/client/service-worker')
      .then(({ closeAlerts }) => closeAlerts(pages.guest(slug)))
      .catch(() => undefined);
  }, [slug]);
}

/** While a guest is in, only what is theirs stays: the guest before them may have left with the page closed. */
export function useForgetOthers(slug: string, scope: string | null): void {
  useEffect(() => {
    if (scope !== null) forget(slug, scope);
  }, [slug, scope]);
}

function forget(slug: string, kept: string | null): void {
  void forgetGuests(slug, kept).catch(() => undefined);
  void import('@/lib/client/offline-page')
    .then(({ forgetOfflinePage }) => forgetOfflinePage(pages.guest(slug), kept))
    .catch(() => undefined);
}
