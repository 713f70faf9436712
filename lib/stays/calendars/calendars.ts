import {
  type CalendarFeedChange,
  type CalendarFeedDto,
  type CalendarFeedsDto,
  keepsCalendars,
  MOST_CALENDAR_FEEDS,
  type NewCalendarFeed,
} from '@/lib/contract/calendar-feeds';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { findRoom } from '@/lib/hotel/room-number-store';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import type { CalendarFetcher } from '../ports';
import {
  appendCalendar,
  claimCalendar,
  countCalendars,
  deleteCalendar,
  findCalendarFields,
  hasCalendar,
  listCalendars,
  lockCalendars,
  updateCalendar,
} from './calendar-store';
import { readCalendarFeed } from './read-calendar-feed';

type Command = { staff: StaffMember; requestId: string };

export function requireCalendarPermission(staff: StaffMember): void {
  if (!keepsCalendars(staff.role)) throw new AppError('forbidden');
}

export async function readCalendars(staff: StaffMember): Promise<CalendarFeedsDto> {
  requireCalendarPermission(staff);
  return { calendars: await listCalendars(staff.hotel.id) };
}

/** The calendar is first read in the next run, or when a manager requests a reading. */
export async function addCalendar(command: Command, added: NewCalendarFeed): Promise<CalendarFeedDto> {
  requireCalendarPermission(command.staff);
  const { id: createdById, hotel } = command.staff;
  const { name, url, room_number: room } = added;
  const id = await transactAs(command.staff, async (tx) => {
    await lockCalendars(tx, hotel.id);
    if ((await countCalendars(tx, hotel.id)) >= MOST_CALENDAR_FEEDS)
      throw new AppError('conflict', { detail: `A hotel follows at most ${MOST_CALENDAR_FEEDS} calendars.` });
    if (await hasCalendar(tx, hotel.id, url)) throw followedAlready();
    const roomId = room ? await requireRoom(tx, hotel.id, room) : null;
    const made = await appendCalendar(tx, { hotelId: hotel.id, createdById, name, url, roomId });
    await note(tx, command, 'calendar.create', { id: made, host: new URL(url).host });
    return made;
  });
  return findCalendar(hotel.id, id);
}

const followedAlready = () =>
  new AppError('conflict', { detail: 'The hotel follows this calendar already.' });

/**
 * A calendar under a new address is the same source: a host that issues a new secret address lists the same events
 * there.
 */
export async function changeCalendar(
  command: Command,
  id: number,
  change: CalendarFeedChange,
): Promise<CalendarFeedDto> {
  requireCalendarPermission(command.staff);
  const hotelId = command.staff.hotel.id;
  await transactAs(command.staff, async (tx) => {
    await lockCalendars(tx, hotelId);
    const before = await findCalendarFields(tx, hotelId, id);
    if (!before) throw new AppError('not_found');
    const { name = before.name, url = before.url, room_number: room } = change;
    if (await hasCalendar(tx, hotelId, url, id)) throw followedAlready();
    const keptRoom = room === undefined ? before.roomId : null;
    const after = { name, url, roomId: room ? await requireRoom(tx, hotelId, room) : keptRoom };
    const fields = (['name', 'url', 'roomId'] as const).filter((field) => after[field] !== before[field]);
    if (fields.length === 0) return;
    await updateCalendar(tx, { hotelId, id, isReadAnew: fields.some((field) => field !== 'name') }, after);
    await note(tx, command, 'calendar.change', { id, host: new URL(url).host, fields });
  });
  return findCalendar(hotelId, id);
}

/** The stays of the calendar remain as they are. */
export async function removeCalendar(command: Command, id: number): Promise<void> {
  requireCalendarPermission(command.staff);
  await transactAs(command.staff, async (tx) => {
    const host = await deleteCalendar(tx, command.staff.hotel.id, id);
    if (host === null) throw new AppError('not_found');
    await note(tx, command, 'calendar.delete', { id, host });
  });
}

/** Reads the calendar now, so that the manager who requested it sees the result. */
export async function readCalendarNow(
  staff: StaffMember,
  id: number,
  fetcher: CalendarFetcher,
): Promise<CalendarFeedDto> {
  requireCalendarPermission(staff);
  const hotelId = staff.hotel.id;
  // The reading runs outside of the transaction, because another system may take seconds to answer.
  const claimed = await transactAs(staff, (tx) => claimCalendar(tx, hotelId, id));
  if (!claimed) {
    await findCalendar(hotelId, id);
    throw new AppError('conflict', { detail: 'This calendar is being read right now.' });
  }
  await readCalendarFeed(claimed, fetcher);
  return findCalendar(hotelId, id);
}

async function findCalendar(hotelId: number, id: number): Promise<CalendarFeedDto> {
  const [calendar] = await listCalendars(hotelId, id);
  if (!calendar) throw new AppError('not_found');
  return calendar;
}

async function requireRoom(tx: Tx, hotelId: number, number: string): Promise<number> {
  const id = await findRoom(tx, hotelId, number);
  if (id === null)
    throw new AppError('invalid_input', {
      issues: [{ path: 'room_number', message: 'The hotel has no such room.' }],
    });
  return id;
}

/** Writes the audit entry with the host only: the rest of the address is a secret. */
async function note(
  tx: Tx,
  { staff, requestId }: Command,
  action: string,
  { id, ...data }: { id: number; host: string; fields?: string[] },
): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done', data, requestId };
  await appendAudit({ ...line, target: { kind: 'calendar_feed', id } }, tx);
}
