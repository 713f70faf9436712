import type { InboxQuery } from '@/lib/contract/chat';
import { Prisma } from '@/lib/generated/prisma/client';
import { staysMatching } from '@/lib/hotel/stay-search-store';

/** The conditions of an inbox query on a hotel's conversations: `c`, its booking `b` and its room `r`. */
export function filterBy(hotelId: number, staffId: number, query: InboxQuery): Prisma.Sql {
  const conditions = [
    Prisma.sql`c.hotel_id = ${hotelId}`,
    Prisma.sql`c.status = ${query.status ?? 'open'}::conversation_status`,
    // A conversation opened for a file that is not sent yet, or by staff who have not written yet, has nothing to show.
    Prisma.sql`c.last_seq > 0`,
  ];
  if (query.assigned === 'me') conditions.push(isMine(hotelId, staffId));
  if (query.assigned === 'none')
    conditions.push(Prisma.sql`c.handler_staff_id IS NULL AND c.department IS NULL`);
  if (query.waiting === true) conditions.push(Prisma.sql`c.waiting_since IS NOT NULL`);
  if (query.q) conditions.push(Prisma.sql`c.booking_id = ANY(${staysMatching(hotelId, query.q)})`);
  return Prisma.join(conditions, ' AND ');
}

/** The requester's own conversations, and those of their department that have no handler. */
function isMine(hotelId: number, staffId: number): Prisma.Sql {
  return Prisma.sql`(c.handler_staff_id = ${staffId} OR c.department = (
    SELECT me.department FROM staff me WHERE me.hotel_id = ${hotelId} AND me.id = ${staffId}))`;
}
