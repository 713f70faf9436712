'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import type { Rooms } from './use-rooms';

/** Adds one room, several, or a range; and sets whether two stays may share a room. */
export function AddRooms({ hotel }: Readonly<{ hotel: Rooms }>) {
  const t = useTranslations('Rooms');
  const noteId = useId();
  const [list, setList] = useState('');
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <form
        className="flex flex-wrap items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void hotel.add(list).then((isDone) => isDone && setList(''));
        }}
      >
        <Field
          label={t('add.label')}
          hint={t('add.hint')}
          value={list}
          maxLength={2000}
          required={true}
          autoComplete="off"
          onChange={({ target }) => setList(target.value)}
          className="min-w-52 flex-1"
        />
        <Button type="submit" isBusy={hotel.isBusy} disabled={list.trim() === ''} className="mt-[1.65rem]">
          <Plus aria-hidden="true" className="size-4" />
          {t('add.go')}
        </Button>
      </form>
      <div>
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={hotel.may_share}
            disabled={hotel.isBusy}
            aria-describedby={noteId}
            onChange={({ target }) => void hotel.share(target.checked)}
            className="size-5 shrink-0 accent-accent"
          />
          {t('share.label')}
        </label>
        <p id={noteId} className="text-pretty text-ink-soft text-sm">
          {t('share.note')}
        </p>
      </div>
    </div>
  );
}
