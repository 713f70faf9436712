import { Prisma } from '@/lib/generated/prisma/client';
import { db, query, type Tx } from '@/lib/platform/db';
import type { Actor } from './principals';

export type AuditLine = {
  hotelId: number | null;
  who: Actor | null;
  /** Set where no person or API client acted, but the application itself. */
  by?: 'system';
  action: string;
  outcome: string;
  target?: { kind: string; id: string | number } | undefined;
  requestId?: string | undefined;
  /** Set for an entry that belongs to the audit log of a conversation. */
  conversationId?: number | undefined;
  /** Names and counts, never message text and never a credential. */
  data?: Prisma.InputJsonObject | undefined;
};

/** Appends one audit entry. With a transaction, the entry commits or rolls back with the change that it records. */
export async function appendAudit(line: AuditLine, tx: Pick<Tx, 'auditEntry'> = db()): Promise<void> {
  await tx.auditEntry.create({ data: toEntry(line) });
}

/** Appends several entries in one statement, in their order. */
export async function appendAuditLines(
  lines: readonly AuditLine[],
  tx: Pick<Tx, 'auditEntry'>,
): Promise<void> {
  if (lines.length > 0) await tx.auditEntry.createMany({ data: lines.map(toEntry) });
}

function toEntry(line: AuditLine): Prisma.AuditEntryCreateManyInput {
  const { who } = line;
  return {
    hotelId: line.hotelId,
    actorKind: who?.kind ?? line.by ?? 'stranger',
    staffId: who?.kind === 'staff' ? who.id : null,
    guestSessionId: who?.kind === 'guest' ? who.sessionId : null,
    action: line.action,
    outcome: line.outcome,
    targetKind: line.target?.kind ?? null,
    targetId: line.target === undefined ? null : String(line.target.id),
    requestId: line.requestId ?? null,
    conversationId: line.conversationId ?? null,
    data: { ...line.data, ...nameOf(who) },
  };
}

/** Stores the name of an actor that is not a person, because its own row may be deleted when the entry is read. */
function nameOf(who: Actor | null): { key?: string; calendar?: string } {
  if (who?.kind === 'integration') return { key: who.name };
  return who?.kind === 'calendar_feed' ? { calendar: who.name } : {};
}

/**
 * Writes one entry per key and minute and counts the events in `count`: events that a caller can cause at will must not
 * fill the log. The entry describes the first event.
 */
export async function tallyAudit(
  line: Pick<AuditLine, 'hotelId' | 'action' | 'outcome' | 'target' | 'requestId'>,
  key: string,
): Promise<void> {
  const { hotelId, action, outcome, target, requestId } = line;
  await query(Prisma.sql`
    INSERT INTO audit_entry AS had
      (hotel_id, actor_kind, action, outcome, target_kind, target_id, request_id, data, tally_key)
    VALUES (${hotelId}::int, 'stranger', ${action}, ${outcome}, ${target?.kind ?? null},
      ${target === undefined ? null : String(target.id)}, ${requestId ?? null}, '{"count": 1}',
      ${key}::text || ':' || floor(extract(epoch FROM now()) / 60))
    ON CONFLICT (tally_key) DO UPDATE
      SET data = jsonb_set(had.data, '{count}', to_jsonb((had.data ->> 'count')::int + 1))`);
}
