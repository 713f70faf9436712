import type { CalendarError } from '@/lib/contract/calendar-feeds';

/** The address of a calendar, and the validators that its host sent with the last reading. */
export type CalendarAsked = Readonly<{ url: string; etag: string | null; lastModified: string | null }>;
export type CalendarAnswer =
  | Readonly<{
      outcome: 'read';
      bytes: Uint8Array<ArrayBuffer>;
      etag: string | null;
      lastModified: string | null;
    }>
  | Readonly<{ outcome: 'unchanged' }>
  | Readonly<{ outcome: 'failed'; error: CalendarError; status: number | null }>;

/** Requests a calendar from another system. Never throws: a failure is an answer with its reason. */
export type CalendarFetcher = { fetch(asked: CalendarAsked): Promise<CalendarAnswer> };
