import { createHash } from 'node:crypto';
import { Prisma } from '@/lib/generated/prisma/client';
import type { NewMessage } from './new-message';

export function bookingIn({ hotelId, place }: NewMessage): Prisma.Sql {
  if ('bookingId' in place) return Prisma.sql`${place.bookingId}`;
  return Prisma.sql`(SELECT booking_id FROM conversation WHERE hotel_id = ${hotelId} AND id = ${place.conversationId})`;
}

type Said = Pick<NewMessage, 'body' | 'replyTo' | 'attachmentIds'>;

/** Identifies the content of a message to recognize a repeat: its text, the message that it answers and its files. */
export function fingerprintOf({ replyTo, body, attachmentIds }: Said): string {
  const files = attachmentIds.length === 0 ? '' : `\n${attachmentIds.toSorted((a, b) => a - b).join()}`;
  const said = `${replyTo ?? ''}${files}\n${body}`;
  return createHash('sha256').update(said).digest('base64');
}
