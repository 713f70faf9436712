'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TroubleLine } from '@/components/ui/trouble-line';
import { useWork } from '@/components/ui/use-work';
import { ApiProblem } from '@/lib/client/api-problem';
import type { CalendarsApi } from '@/lib/client/calendars';

type Props = Readonly<{
  api: CalendarsApi;
  isOpen: boolean;
  onClose: () => void;
  onAdded: () => void;
}>;

export function CalendarDialog({ isOpen, onClose, ...rest }: Props) {
  const t = useTranslations('Integrations.calendars');
  return (
    <DialogBox isOpen={isOpen} onClose={onClose} title={t('newTitle')}>
      <Contents {...rest} />
    </DialogBox>
  );
}

function Contents({ api, onAdded }: Pick<Props, 'api' | 'onAdded'>) {
  const t = useTranslations('Integrations.calendars');
  const words = useTranslations('Integrations');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [room, setRoom] = useState('');
  const rooms = useRooms(api);
  const { isBusy, trouble, run } = useWork((cause) => {
    const code = cause instanceof ApiProblem ? cause.code : null;
    if (code === 'invalid_input') return t('check');
    return code === 'conflict' ? t('known') : words('failed');
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      const { id } = await api.add({
        name: name.trim(),
        url: url.trim(),
        room_number: room === '' ? null : room,
      });
      // Where it cannot be read, its row says why.
      await api.read(id).catch(() => undefined);
      onAdded();
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
        hint={t('urlHint')}
        type="url"
        value={url}
        required={true}
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
      <TroubleLine text={trouble} />
      <Button type="submit" isBusy={isBusy} isWide={true}>
        {t('save')}
      </Button>
    </form>
  );
}

/** None where they cannot be asked for: the calendar can be followed without one. */
function useRooms(api: CalendarsApi): readonly string[] {
  const [rooms, setRooms] = useState<readonly string[]>([]);
  useEffect(() => {
    api.rooms().then(
      (found) => setRooms(found.map(({ room_number: number }) => number)),
      () => undefined,
    );
  }, [api]);
  return rooms;
}
