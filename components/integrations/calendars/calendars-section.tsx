'use client';

import { CalendarPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { createCalendarsApi } from '@/lib/client/calendars';
import { type CalendarFeedDto, MOST_CALENDAR_FEEDS } from '@/lib/contract/calendar-feeds';
import type { MeDto } from '@/lib/contract/chat';
import { CalendarDialog } from './calendar-dialog';
import { CalendarRow } from './calendar-row';

type Props = Readonly<{ me: MeDto; initial: readonly CalendarFeedDto[] }>;

/** The calendars of other systems that the hotel reads. */
export function CalendarsSection({ me, initial }: Props) {
  const t = useTranslations('Integrations.calendars');
  const { slug } = me.hotel;
  const api = useMemo(() => createCalendarsApi(slug), [slug]);
  const [calendars, setCalendars] = useState(initial);
  const [editing, setEditing] = useState<CalendarFeedDto | 'new' | null>(null);
  const reload = () => void api.list().then(setCalendars, () => undefined);

  return (
    <section aria-labelledby="calendars-heading" className="flex flex-col gap-4 border-line border-t pt-6">
      <div className="flex flex-wrap items-center gap-3">
        <h3 id="calendars-heading" className="me-auto font-semibold text-lg">
          {t('title')}
        </h3>
        <Button
          size="sm"
          disabled={calendars.length >= MOST_CALENDAR_FEEDS}
          onClick={() => setEditing('new')}
        >
          <CalendarPlus aria-hidden="true" className="size-4" />
          {t('add')}
        </Button>
      </div>
      <p className="text-pretty text-ink-soft text-sm">{t('lead')}</p>
      {calendars.length === 0 && <p className="py-4 text-center text-ink-soft text-sm">{t('empty')}</p>}
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface empty:hidden">
        {calendars.map((calendar) => (
          <CalendarRow
            key={calendar.id}
            api={api}
            me={me}
            calendar={calendar}
            onEdit={() => setEditing(calendar)}
            onChanged={reload}
          />
        ))}
      </ul>
      <CalendarDialog
        api={api}
        editing={editing}
        onClose={() => setEditing(null)}
        onSaved={() => {
          setEditing(null);
          reload();
        }}
      />
    </section>
  );
}
