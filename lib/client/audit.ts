import type { AuditPageDto } from '@/lib/contract/audit';
import { staffApi } from '@/lib/contract/paths';
import { ask } from './request';

/** A page of a conversation's trail; the newest without a cursor. */
export function fetchAudit(
  slug: string,
  conversationId: number,
  cursor: string | null,
): Promise<AuditPageDto> {
  const path = staffApi.audit(slug, conversationId);
  return ask('GET', cursor === null ? path : `${path}?${new URLSearchParams({ cursor })}`);
}
