import type { Handler, Side } from '@/lib/client/conversation';
import { blank } from '@/lib/client/testing/blank-message';
import type { ConversationEventDto, MessageDto, MessagePageDto } from '@/lib/contract/chat';
import type { HistoryPageDto } from '@/lib/contract/history';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';

type Row = MessageDto;
type LogEntry = { seq: number; draw: () => ConversationEventDto };

/**
 * The contract in its simplest form: rows and a numbered log in memory. It shares no code with the client, so that the
 * two can disagree. Like the real server it builds a log entry from the row at the time of the request.
 */
export function createReferenceServer() {
  const rows: Row[] = [];
  const erased = new Set<Row>();
  const log: LogEntry[] = [];
  const pointers = { guest: 0, staff: 0 };
  let handler: Handler = null;

  const lastSeq = () => log.length;
  const stamp = (seq: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, seq)).toISOString();

  function append(draw: (seq: number, ts: string) => ConversationEventDto): number {
    const seq = log.length + 1;
    log.push({ seq, draw: () => draw(seq, stamp(seq)) });
    return seq;
  }

  function draw(row: Row): MessageDto {
    const quoted = rows.find((other) => other.id === row.reply_to);
    const isDeleted = row.is_deleted;
    return structuredClone({
      ...row,
      message: isDeleted ? DELETED_TEXT : row.message,
      reply_to_message: quoted
        ? {
            message: quoted.is_deleted ? DELETED_TEXT : quoted.message,
            sender_type: quoted.sender_type,
            sender_name: quoted.staff_name ?? quoted.guest_name ?? '',
            ...{ id: quoted.id, companion: quoted.companion },
            timestamp: quoted.timestamp,
            is_deleted: quoted.is_deleted,
            attachment_count: quoted.is_deleted ? 0 : quoted.attachments.length,
          }
        : null,
    });
  }

  function rowAt(index: number): Row | undefined {
    return rows[index % Math.max(1, rows.length)];
  }

  return {
    lastSeq,
    rows: () => rows,
    entry: (seq: number) => log[seq - 1]?.draw(),
    send(side: Side | 'system', text: string, clientId: string, quotes: number | null = null): MessageDto {
      const known = rows.find((row) => row.client_message_id === clientId);
      if (known) return draw(known);
      const quoted = quotes === null ? undefined : rowAt(quotes);
      const seq = append((at, ts) => ({
        type: 'message_created',
        seq: at,
        ts,
        event_id: `1:${at}`,
        payload: draw(row),
      }));
      const row: Row = {
        ...blank(seq, stamp(seq), side),
        message: text,
        client_message_id: clientId,
      };
      row.reply_to = quoted?.id ?? null;
      rows.push(row);
      return draw(row);
    },
    edit(index: number, text: string) {
      const row = rowAt(index);
      if (!row || row.is_deleted) return;
      const seq = append((at, ts) => ({
        type: 'message_updated',
        seq: at,
        ts,
        event_id: `1:${at}`,
        payload: draw(row),
      }));
      Object.assign(row, { message: text, is_edited: true, edited_at: stamp(seq) });
    },
    remove(index: number, isHard: boolean) {
      const row = rowAt(index);
      if (!row || erased.has(row) || (row.is_deleted && !isHard)) return;
      // A deleted message can still be erased. Its `deleted_at` stays that of the first delete.
      const deletedAt = row.deleted_at ?? stamp(log.length + 1);
      append((seq, ts) => ({
        type: 'message_deleted',
        seq,
        ts,
        event_id: `1:${seq}`,
        payload: { message_id: row.id, hard_delete: isHard, deleted_by: 'staff', deleted_at: deletedAt },
      }));
      const empty = { message: '', attachments: [], has_attachments: false };
      Object.assign(row, empty, { is_deleted: true, deleted_at: deletedAt });
      if (!isHard) return;
      erased.add(row);
      Object.assign(row, { reply_to: null, is_edited: false, edited_at: null });
    },
    read(reader: Side, upTo: number) {
      const unread = rows.filter((row) => isFor(reader, row) && row.seq <= upTo && !row.is_read_by_recipient);
      const newest = unread.at(-1);
      if (!newest) return;
      const upToSeq = newest.seq;
      const seq = append((at, ts) => ({
        type: 'messages_read',
        seq: at,
        ts,
        event_id: `1:${at}`,
        payload: { reader, up_to_seq: upToSeq, read_at: ts },
      }));
      pointers[reader] = Math.max(pointers[reader], upToSeq);
      for (const row of unread) {
        Object.assign(row, readPointers(reader, stamp(seq)), {
          delivered_at: row.delivered_at ?? stamp(seq),
        });
      }
    },
    deliver(reader: Side, upTo: number) {
      const arrived = rows.filter((row) => isFor(reader, row) && row.seq <= upTo && !row.delivered_at);
      const newest = arrived.at(-1);
      if (!newest) return;
      const upToSeq = newest.seq;
      const seq = append((at, ts) => ({
        type: 'messages_delivered',
        seq: at,
        ts,
        event_id: `1:${at}`,
        payload: { reader, up_to_seq: upToSeq, delivered_at: ts },
      }));
      for (const row of arrived) Object.assign(row, { status: 'delivered', delivered_at: stamp(seq) });
    },
    handOver(type: 'staff_joined' | 'staff_left' | 'staff_assigned', next: Handler) {
      const staff = { name: 'Brendan', role: 'receptionist' as const };
      append((seq, ts) => ({
        type,
        seq,
        ts,
        event_id: `1:${seq}`,
        payload: { current_staff_handler: next, staff },
      }));
      handler = next;
    },
    handler: () => handler,
    events(after: number, limit: number) {
      const events = log.slice(after, after + limit).map((entry) => entry.draw());
      return { events, last_seq: lastSeq(), more: after + events.length < log.length };
    },
    /** Returns `each` messages before and after the given one. */
    around(id: number, each: number): HistoryPageDto {
      const at = rows.findIndex((row) => row.id === id);
      const [from, to] = [Math.max(0, at - each), at + each + 1];
      return {
        messages: rows.slice(from, to).map(draw),
        conversation_id: 1,
        anchor_id: id,
        has_older: from > 0,
        has_newer: to < rows.length,
        last_seq: lastSeq(),
      };
    },
    pageAfter(limit: number, afterId: number): MessagePageDto {
      const from = rows.findIndex((row) => row.id === afterId) + 1;
      const messages = rows.slice(from, from + limit).map(draw);
      const has_more = from + limit < rows.length;
      return { ...this.page(0), messages, count: messages.length, has_more };
    },
    page(limit: number, beforeId: number | null = null): MessagePageDto {
      const end = beforeId === null ? rows.length : rows.findIndex((row) => row.id === beforeId);
      const messages = rows.slice(Math.max(0, end - limit), end).map(draw);
      return {
        messages,
        conversation_id: 1,
        count: messages.length,
        has_more: end > limit,
        last_seq: lastSeq(),
        read_state: { guest_read_seq: pointers.guest, staff_read_seq: pointers.staff },
      };
    },
  };
}

const isFor = (reader: Side, row: Row) => row.sender_type === (reader === 'guest' ? 'staff' : 'guest');

function readPointers(reader: Side, at: string): Partial<MessageDto> {
  const marks = { status: 'read', is_read_by_recipient: true, read_at: at } as const;
  return reader === 'guest'
    ? { ...marks, read_by_guest: true, guest_read_at: at }
    : { ...marks, read_by_staff: true, staff_read_at: at };
}
