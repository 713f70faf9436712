import { useEffect } from 'react';
import { clearGuests, scopeOfStay } from '@/lib/client/clear-person';
import type { OtherStay } from '@/lib/contract/other-stay';
import { pages } from '@/lib/contract/paths';

/**
 * Deletes everything of a guest who may no longer read the conversation: unsent messages, drafts, files, offline page
 * and notifications. The phone may have been borrowed.
 */
export function useForgetVisit(slug: string): void {
  useEffect(() => {
    forget(slug, []);
    void import('@/lib/client/service-worker')
      .then(({ closeAlerts }) => closeAlerts((address) => address.split('?')[0] === pages.guest(slug)))
      .catch(() => undefined);
  }, [slug]);
}

/**
 * During a session only the data of this guest's stays remains: an earlier guest's session may have ended while the
 * page was closed.
 */
export function useForgetOthers(slug: string, scope: string | null, others: readonly OtherStay[]): void {
  useEffect(() => {
    if (scope !== null) forget(slug, [scope, ...others.map(({ key }) => scopeOfStay(slug, key))]);
  }, [slug, scope, others]);
}

function forget(slug: string, kept: readonly string[]): void {
  void clearGuests(slug, kept).catch(() => undefined);
  void import('@/lib/client/offline-page')
    .then(({ clearOfflinePages }) => clearOfflinePages(pages.guest(slug), kept))
    .catch(() => undefined);
}
