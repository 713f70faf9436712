'use client';

import { useCallback, useEffect, useState } from 'react';
import { fetchAudit } from '@/lib/client/audit';
import type { AuditEntryDto } from '@/lib/contract/audit';

type Trail = {
  entries: readonly AuditEntryDto[] | null;
  cursor: string | null;
  isBusy: boolean;
  hasFailed: boolean;
};
const UNREAD: Trail = { entries: null, cursor: null, isBusy: true, hasFailed: false };

/** Page by page, from the newest. */
export function useAuditTrail(slug: string, conversationId: number) {
  const [trail, setTrail] = useState<Trail>(UNREAD);

  const load = useCallback(
    (cursor: string | null, isStillWanted: () => boolean) => {
      setTrail((before) => ({ ...before, isBusy: true, hasFailed: false }));
      fetchAudit(slug, conversationId, cursor).then(
        (page) =>
          isStillWanted() &&
          setTrail(({ entries }) => ({
            entries: cursor === null ? page.entries : [...(entries ?? []), ...page.entries],
            cursor: page.next_cursor,
            isBusy: false,
            hasFailed: false,
          })),
        () => isStillWanted() && setTrail((before) => ({ ...before, isBusy: false, hasFailed: true })),
      );
    },
    [slug, conversationId],
  );
  useEffect(() => {
    let isShown = true;
    setTrail(UNREAD);
    load(null, () => isShown);
    return () => {
      isShown = false;
    };
  }, [load]);

  const { entries, cursor, isBusy, hasFailed } = trail;
  return { entries, hasMore: cursor !== null, isBusy, hasFailed, more: () => load(cursor, () => true) };
}
