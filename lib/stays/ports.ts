import type { CalendarError } from '@/lib/contract/calendar-feeds';

/** Where a calendar is, and what its host said by when it was read last. */
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

/** Asks another system for a calendar. Never throws: why it failed is an answer. */
export type CalendarFetcher = { fetch(asked: CalendarAsked): Promise<CalendarAnswer> };
