import type { InboxRowDto } from '@/lib/contract/chat';
import type { DeskDelivered } from '@/lib/contract/marks';

const SETTLE_MS = 2000;
/** A random delay. The other desks need not report what the first desk has reported. */
const SPREAD_MS = 2000;

type Needs = {
  /** Returns the current row. */
  rowOf(id: number): InboxRowDto | undefined;
  tell(list: DeskDelivered): Promise<void>;
  onFailure(cause: unknown): void;
};

/**
 * Reports to the server which messages a desk's list has received, so that the guest sees them as delivered before a
 * staff member opens them. Sends one request for all messages that arrive within a short time, and none for messages
 * that are read by then.
 */
export function createDeliveryReceipts({ rowOf, tell, onFailure }: Needs) {
  /** By conversation: the time of the newest message that was reported. */
  const told = new Map<number, string>();
  const pending = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function isUndelivered(row: InboxRowDto | undefined): row is InboxRowDto {
    return row !== undefined && row.unread_count > 0 && row.last_message_time > (told.get(row.id) ?? '');
  }

  async function send() {
    timer = undefined;
    const rows = [...pending].map(rowOf).filter(isUndelivered);
    pending.clear();
    if (rows.length === 0) return;
    for (const row of rows) told.set(row.id, row.last_message_time);
    try {
      await tell(rows.map((row) => ({ conversation_id: row.id, up_to_seq: row.last_seq })));
    } catch (cause) {
      // Reported again with the next update of the list.
      for (const row of rows) told.delete(row.id);
      onFailure(cause);
    }
  }

  return {
    note(rows: readonly InboxRowDto[]) {
      for (const row of rows) if (isUndelivered(row)) pending.add(row.id);
      if (pending.size > 0) timer ??= setTimeout(() => void send(), SETTLE_MS + Math.random() * SPREAD_MS);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
