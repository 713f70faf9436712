import type ical from 'ical.js';
import { fold } from '../words/fold';
import { CLOSED_WORDS, RESERVED_WORDS } from '../words/status-words';
import type { Sheet } from './read-cells';

type Ical = typeof ical;

const COLUMNS = ['UID', 'Summary', 'Start', 'End', 'Status', 'Location', 'Description'];
const CLOSED = CLOSED_WORDS.map(fold);
/** Texts from another system are cut to this length, because regular expressions must not run on megabytes. */
const MOST_CHARS = 500;
/** A longer event, or one of more days, is read as broken: the library would take seconds for it. */
const MOST_EVENT_CHARS = 64 * 1024;
const MOST_DAYS = 1_000;

/**
 * Reads the events of a calendar as rows below column names. Null when the end is missing, as after a broken download.
 */
export async function readCalendar(text: string): Promise<Sheet | null> {
  if (!/^END:VCALENDAR$/i.test(text.trimEnd().slice(-'END:VCALENDAR'.length))) return null;
  const { default: library } = await import('ical.js');
  const cells = [COLUMNS, ...eventsIn(text).map((event) => rowOf(library, event))];
  return { cells, lines: cells.map((_, index) => index) };
}

/** Reads the lines only once, since a calendar from another system may be crafted to be slow. */
function eventsIn(text: string): string[] {
  const events: string[] = [];
  let open: string[] | null = null;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const word = line.trimEnd().toUpperCase();
    if (word === 'BEGIN:VEVENT') open = [];
    open?.push(line);
    if (word !== 'END:VEVENT' || !open) continue;
    events.push(open.join('\r\n'));
    open = null;
  }
  return events;
}

/**
 * Reads each event on its own. An event with an invalid day becomes a row with unreadable days, and the other events
 * are unaffected.
 */
function rowOf(library: Ical, text: string): string[] {
  try {
    if (text.length > MOST_EVENT_CHARS) throw new Error('This event is too long.');
    const component = library.Component.fromString(text);
    const event = new library.Event(component);
    const value = (name: string) => component.getFirstPropertyValue(name)?.toString() ?? '';
    const title = fold(cut(event.summary ?? ''));
    const isClosed = CLOSED.some((word) => title.includes(word));
    return [
      ...[value('uid'), guestIn(value('summary')), value('dtstart'), endOf(event)],
      ...[isClosed ? 'blocked' : value('status'), value('location'), value('description')],
    ].map(cut);
  } catch {
    const line = (name: string) => new RegExp(`^${name}[:;](.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';
    return [line('UID'), line('SUMMARY'), line('DTSTART'), line('DTEND'), '', '', ''].map(cut);
  }
}

const cut = (text: string) => text.slice(0, MOST_CHARS);

const RESERVED = new RegExp(String.raw`^(?:${RESERVED_WORDS.join('|')})\s?[-–—:|]\s?(?=\S)`, 'iu');

/** “Reserved - Jane” names the guest Jane. */
const guestIn = (title: string) => cut(title).trim().replace(RESERVED, '');

/** Returns the written end, or the start plus the duration. */
function endOf(event: InstanceType<Ical['Event']>): string {
  const { component } = event;
  if (!event.startDate) return '';
  const end = component.getFirstPropertyValue('dtend');
  if (end) return end.toString();
  const days = component.hasProperty('duration') ? event.duration.toSeconds() / 86_400 : 1;
  return Math.abs(days) <= MOST_DAYS ? event.endDate.toString() : '';
}
