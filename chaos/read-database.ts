import { countItems } from '@/lib/notifications/outbox-store';
import { db } from '@/lib/platform/db';
import type { ExpectedLog, StoredConversation } from './expected-log';

/** Returns all conversations and the state of the outbox, as stored now. */
export async function readDatabase(): Promise<Pick<ExpectedLog, 'conversations' | 'outbox'>> {
  const [conversations, outbox] = await Promise.all([readConversations(), countItems()]);
  return { conversations, outbox };
}

async function readConversations(): Promise<StoredConversation[]> {
  const rows = await db().conversation.findMany({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      lastSeq: true,
      hotel: { select: { slug: true } },
      booking: { select: { code: true } },
      messages: {
        orderBy: { seq: 'asc' },
        select: { id: true, seq: true, senderKey: true, clientMessageId: true, body: true },
      },
      events: { orderBy: { seq: 'asc' }, select: { seq: true, type: true, messageId: true } },
    },
  });
  return rows.map((row) => ({
    place: `${row.hotel.slug}/${row.booking.code}`,
    id: Number(row.id),
    lastSeq: Number(row.lastSeq),
    messages: row.messages.map((message) => ({
      id: Number(message.id),
      seq: Number(message.seq),
      senderKey: message.senderKey,
      clientMessageId: message.clientMessageId,
      text: message.body,
    })),
    events: row.events.map(({ seq, type, messageId }) => ({
      seq: Number(seq),
      type,
      messageId: messageId === null ? null : Number(messageId),
    })),
  }));
}
