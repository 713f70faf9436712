import type ical from 'ical.js';
import { fold } from '../words/fold';
import { CLOSED_WORDS } from '../words/status-words';
import type { Sheet } from './read-cells';

type Ical = typeof ical;

const COLUMNS = ['UID', 'Summary', 'Start', 'End', 'Status', 'Location', 'Description'];
const CLOSED = CLOSED_WORDS.map(fold);

/** The events of a calendar as rows below names of columns. Null where its end is missing, as of a broken download. */
export async function readCalendar(text: string): Promise<Sheet | null> {
  if (!/END:VCALENDAR\s*$/i.test(text)) return null;
  const { default: library } = await import('ical.js');
  const events = text.match(/^BEGIN:VEVENT\r?$[\s\S]*?^END:VEVENT\r?$/gim) ?? [];
  const cells = [COLUMNS, ...events.map((event) => rowOf(library, event))];
  return { cells, lines: cells.map((_, index) => index) };
}

/** Each event is read by itself: one with a broken day is a row without days, and costs no other. */
function rowOf(library: Ical, text: string): string[] {
  try {
    const component = library.Component.fromString(text);
    const event = new library.Event(component);
    const value = (name: string) => component.getFirstPropertyValue(name)?.toString() ?? '';
    const isClosed = CLOSED.some((word) => fold(event.summary ?? '').includes(word));
    return [
      ...[value('uid'), value('summary'), value('dtstart'), endOf(event)],
      ...[isClosed ? 'blocked' : value('status'), value('location'), value('description')],
    ];
  } catch {
    const line = (name: string) => new RegExp(`^${name}[:;](.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';
    return [line('UID'), line('SUMMARY'), line('DTSTART'), line('DTEND'), '', '', ''];
  }
}

/** The end that is written, or the start and how long it lasts. */
function endOf(event: InstanceType<Ical['Event']>): string {
  return event.startDate ? event.endDate.toString() : '';
}
