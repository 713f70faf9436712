import type { InboxRowDto } from '@/lib/contract/chat';
import type { DeskDelivered } from '@/lib/contract/marks';

const SETTLE_MS = 2000;
/** Desks do not all speak at once: what the first one says need not be said by the rest. */
const SPREAD_MS = 2000;

type Needs = {
  /** The row as it is now. */
  rowOf(id: number): InboxRowDto | undefined;
  tell(list: DeskDelivered): Promise<void>;
  onFailure(cause: unknown): void;
};

/**
 * Tells the server what a desk's list has: whoever writes to the hotel learns that it arrived, though nobody has
 * opened it. One request for all that came within moments, and none for what somebody read at once.
 */
export function createListArrivals({ rowOf, tell, onFailure }: Needs) {
  /** By conversation, when the newest message we have told of was written. */
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
      // Said again with the next look at the list.
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
