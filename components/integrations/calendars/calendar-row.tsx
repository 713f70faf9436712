'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmBox } from '@/components/ui/confirm-box';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { CalendarsApi } from '@/lib/client/calendars';
import { fullTime } from '@/lib/client/hotel-time';
import type { CalendarFeedDto } from '@/lib/contract/calendar-feeds';
import type { MeDto } from '@/lib/contract/chat';
import { useCalendarWords } from './use-calendar-words';

type Props = Readonly<{
  api: CalendarsApi;
  me: MeDto;
  calendar: CalendarFeedDto;
  onEdit: () => void;
  onChanged: () => void;
}>;

/** One calendar: the last read, its result, and the actions. */
export function CalendarRow({ api, me, calendar, onEdit, onChanged }: Props) {
  const t = useTranslations('Integrations.calendars');
  const words = useTranslations('Integrations');
  const locale = useLocale();
  const { errorOf } = useCalendarWords();
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, error, run } = useWork(() => words('failed'));
  const { id, name, host, hint, room_number: room, read_at: readAt } = calendar;
  const readError = errorOf(calendar);
  const { stay_count: stays, left_out_count: leftOut } = calendar;
  const act = (action: () => Promise<unknown>) =>
    run(async () => {
      await action();
      onChanged();
    });

  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <bdi translate="no" className="min-w-0 break-words font-medium">
          {name}
        </bdi>
        {room !== null && <Badge tone="neutral">{t('roomIs', { room })}</Badge>}
        {readError !== null && <Badge tone="alert">{t('failing')}</Badge>}
      </p>
      <p className="break-words text-ink-soft">
        <bdi translate="no">
          {host} …{hint}
        </bdi>{' '}
        · {readAt ? t('lastRead', { time: fullTime(readAt, locale, me.hotel.time_zone) }) : t('neverRead')}
      </p>
      {readAt !== null && (
        <p role="status">
          {t('found', { stays })}
          {leftOut > 0 && `, ${t('leftOut', { count: leftOut })}`}
        </p>
      )}
      {readError !== null && <p className="text-alert">{readError}</p>}
      <Refused calendar={calendar} />
      <Missing calendar={calendar} />
      <ErrorLine text={error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" isBusy={isBusy} onClick={() => void act(() => api.read(id))}>
          {t('read')}
        </Button>
        <Button variant="secondary" size="sm" disabled={isBusy} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button variant="secondary" size="sm" disabled={isBusy} onClick={() => setIsAsking(true)}>
          {t('remove')}
        </Button>
      </div>
      <ConfirmBox
        isOpen={isAsking}
        title={t('removeTitle', { name })}
        text={t('removeText')}
        keepLabel={words('keep')}
        goLabel={t('remove')}
        onGo={() => {
          setIsAsking(false);
          void act(() => api.remove(id));
        }}
        onClose={() => setIsAsking(false)}
      />
    </li>
  );
}

function useDay() {
  const format = useFormatter();
  return (iso: string) =>
    format.dateTime(new Date(`${iso}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
}

function Refused({ calendar: { refused, refused_count: count } }: Pick<Props, 'calendar'>) {
  const t = useTranslations('Integrations.calendars');
  const { refusalOf } = useCalendarWords();
  const day = useDay();
  if (count === 0) return null;
  return (
    <details>
      <summary translate="no" className="min-h-11 cursor-pointer content-center">
        {t('refused', { count })}
      </summary>
      <ul className="flex flex-col gap-1 ps-4 text-ink-soft">
        {refused.map((event) => (
          <li key={`${event.external_id} ${event.code}`} className="break-words">
            {event.check_in !== null && `${day(event.check_in)} · `}
            <bdi translate="no">{event.external_id}</bdi>: {refusalOf(event)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Missing stays are not cancelled: the receptionist checks what has become of them. */
function Missing({ calendar: { missing } }: Pick<Props, 'calendar'>) {
  const t = useTranslations('Integrations.calendars');
  const day = useDay();
  if (missing.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-pretty">{t('missing', { count: missing.length })}</p>
      <ul className="flex flex-col gap-1 ps-4 text-ink-soft">
        {missing.map((stay) => (
          <li translate="no" key={stay.booking_id} className="break-words">
            <bdi translate="no">{stay.guest_name}</bdi> · {day(stay.check_in)} – {day(stay.check_out)} ·{' '}
            <bdi translate="no">{stay.booking_id}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
