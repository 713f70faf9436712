import type { AuditPageDto } from '@/lib/contract/audit';
import { staffApi } from '@/lib/contract/paths';
import { fetchJson } from './request';

/** Fetches a page of a conversation's audit log. Without a cursor it is the newest page. */
export function fetchAudit(
  slug: string,
  conversationId: number,
  cursor: string | null,
): Promise<AuditPageDto> {
  const path = staffApi.audit(slug, conversationId);
  return fetchJson('GET', cursor === null ? path : `${path}?${new URLSearchParams({ cursor })}`);
}
