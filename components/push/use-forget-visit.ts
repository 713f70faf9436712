import { useEffect } from 'react';
import { forgetGuests, scopeOfStay } from '@/lib/client/forget-person';
import type { OtherStay } from '@/lib/contract/other-stay';
import { pages } from '@/lib/contract/paths';

/**
 * A guest who may not read the conversation any more leaves nothing on this browser: no unsent message, no draft, no
 * file, no kept page and no alert. The phone may have been lent.
 */
export function useForgetVisit(slug: string): void {
  useEffect(() => {
    forget(slug, []);
    void import('@/lib/client/service-worker')
      .then(({ closeAlerts }) => closeAlerts((address) => address.split('?')[0] === pages.guest(slug)))
      .catch(() => undefined);
  }, [slug]);
}

/** While a guest is in, only what is theirs stays: the guest before them may have left with the page closed. */
export function useForgetOthers(slug: string, scope: string | null, others: readonly OtherStay[]): void {
  useEffect(() => {
    if (scope !== null) forget(slug, [scope, ...others.map(({ key }) => scopeOfStay(slug, key))]);
  }, [slug, scope, others]);
}

function forget(slug: string, kept: readonly string[]): void {
  void forgetGuests(slug, kept).catch(() => undefined);
  void import('@/lib/client/offline-page')
    .then(({ forgetOfflinePages }) => forgetOfflinePages(pages.guest(slug), kept))
    .catch(() => undefined);
}
