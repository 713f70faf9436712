import { useTranslations } from 'next-intl';
import type { CalendarFeedDto, RefusedEvent } from '@/lib/contract/calendar-feeds';

const REFUSALS = [
  ...(['days', 'number', 'twice', 'other_calendar', 'another_guest', 'erased', 'wrong_step'] as const),
  ...(['room_taken', 'no_such_room'] as const),
] as const;

/** The texts for a calendar that could not be read and for refused events. */
export function useCalendarWords() {
  const t = useTranslations('Integrations.calendars');
  return {
    errorOf: ({ error, status }: CalendarFeedDto): string | null =>
      error === null ? null : t(`error.${error}`, { status: status ?? 0 }),
    refusalOf: ({ code }: RefusedEvent): string =>
      t(`refusal.${REFUSALS.find((each) => each === code) ?? 'other'}`),
  };
}
