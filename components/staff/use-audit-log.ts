'use client';

import { useCallback, useEffect, useState } from 'react';
import { fetchAudit } from '@/lib/client/audit';
import type { AuditEntryDto } from '@/lib/contract/audit';

type AuditLogView = {
  entries: readonly AuditEntryDto[] | null;
  cursor: string | null;
  isBusy: boolean;
  hasFailed: boolean;
};
const UNREAD: AuditLogView = { entries: null, cursor: null, isBusy: true, hasFailed: false };

/** Loads the audit log page by page, newest first. */
export function useAuditLog(slug: string, conversationId: number) {
  const [auditLog, setLog] = useState<AuditLogView>(UNREAD);

  const load = useCallback(
    (cursor: string | null, isStillWanted: () => boolean) => {
      setLog((before) => ({ ...before, isBusy: true, hasFailed: false }));
      fetchAudit(slug, conversationId, cursor).then(
        (page) =>
          isStillWanted() &&
          setLog(({ entries }) => ({
            entries: cursor === null ? page.entries : [...(entries ?? []), ...page.entries],
            cursor: page.next_cursor,
            isBusy: false,
            hasFailed: false,
          })),
        () => isStillWanted() && setLog((before) => ({ ...before, isBusy: false, hasFailed: true })),
      );
    },
    [slug, conversationId],
  );
  useEffect(() => {
    let isShown = true;
    setLog(UNREAD);
    load(null, () => isShown);
    return () => {
      isShown = false;
    };
  }, [load]);

  const { entries, cursor, isBusy, hasFailed } = auditLog;
  return { entries, hasMore: cursor !== null, isBusy, hasFailed, more: () => load(cursor, () => true) };
}
