'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useWork } from '@/components/ui/use-work';
import { ApiProblem } from '@/lib/client/api-problem';
import type { CalendarsApi } from '@/lib/client/calendars';
import type { CalendarFeedDto } from '@/lib/contract/calendar-feeds';

type Props = Readonly<{
  api: CalendarsApi;
  editing: CalendarFeedDto | 'new' | null;
  onClose: () => void;
  onSaved: () => void;
}>;

export function CalendarDialog({ editing, onClose, ...rest }: Props) {
  const t = useTranslations('Integrations.calendars');
  return (
    <DialogBox
      isOpen={editing !== null}
      onClose={onClose}
      title={t(editing === 'new' ? 'newTitle' : 'editTitle')}
    >
      {editing && <Contents {...rest} calendar={editing === 'new' ? null : editing} />}
    </DialogBox>
  );
}

function Contents({
  api,
  calendar,
  onSaved,
}: Pick<Props, 'api' | 'onSaved'> & Readonly<{ calendar: CalendarFeedDto | null }>) {
  const t = useTranslations('Integrations.calendars');
  const words = useTranslations('Integrations');
  const [name, setName] = useState(calendar?.name ?? '');
  const [url, setUrl] = useState('');
  const [room, setRoom] = useState(calendar?.room_number ?? '');
  const rooms = useRooms(api, calendar?.room_number ?? null);
  const { isBusy, error, run } = useWork((cause) => {
    const code = cause instanceof ApiProblem ? cause.code : null;
    if (code === 'invalid_input') return t('check');
    return code === 'conflict' ? t('known') : words('failed');
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      const address = url.trim();
      const fields = { name: name.trim(), room_number: room === '' ? null : room };
      const { id } = calendar
        ? await api.change(calendar.id, address === '' ? fields : { ...fields, url: address })
        : await api.add({ ...fields, url: address });
      // If the calendar cannot be read, its row shows the reason.
      await api.read(id).catch(() => undefined);
      onSaved();
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t('name')}
        hint={t('nameHint')}
        value={name}
        required={true}
        maxLength={60}
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
      <Field
        label={t('url')}
        hint={calendar ? t('urlKept', { host: calendar.host, hint: calendar.hint }) : t('urlHint')}
        type="url"
        value={url}
        required={!calendar}
        maxLength={1000}
        autoComplete="off"
        onChange={({ target }) => setUrl(target.value)}
      />
      <Select
        label={t('room')}
        value={room}
        choices={[
          { value: '', label: t('noRoom') },
          ...rooms.map((number) => ({ value: number, label: number })),
        ]}
        onChange={({ target }) => setRoom(target.value)}
      />
      <ErrorLine text={error} />
      <Button type="submit" isBusy={isBusy} isWide={true}>
        {t(calendar ? 'saveChange' : 'save')}
      </Button>
    </form>
  );
}

/** Contains only the chosen room if the request fails: a calendar needs no room. */
function useRooms(api: CalendarsApi, chosen: string | null): readonly string[] {
  const [rooms, setRooms] = useState<readonly string[]>(chosen === null ? [] : [chosen]);
  useEffect(() => {
    api.rooms().then(
      (found) => setRooms(found.map(({ room_number: number }) => number)),
      () => undefined,
    );
  }, [api]);
  return chosen === null || rooms.includes(chosen) ? rooms : [chosen, ...rooms];
}
