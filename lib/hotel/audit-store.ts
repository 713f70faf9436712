import type { Prisma } from '@/lib/generated/prisma/client';
import { db, type Tx } from '@/lib/platform/db';
import type { Actor } from './who';

export type AuditLine = {
  hotelId: number | null;
  who: Actor | null;
  /** Where it was nobody at all, but the house itself. */
  by?: 'system';
  action: string;
  outcome: string;
  target?: { kind: string; id: string | number } | undefined;
  requestId?: string | undefined;
  /** For what belongs to a conversation's trail. */
  conversationId?: number | undefined;
  /** Names and counts, never what was said and never a credential. */
  data?: Prisma.InputJsonObject | undefined;
};

/** With a transaction, the line stands or falls with what it tells. */
export async function appendAudit(line: AuditLine, tx: Pick<Tx, 'auditEntry'> = db()): Promise<void> {
  const { who } = line;
  await tx.auditEntry.create({
    data: {
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
      data: who?.kind === 'integration' ? { ...line.data, key: who.name } : (line.data ?? {}),
    },
  });
}
