'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { TroubleLine } from '@/components/ui/trouble-line';
import { useWork } from '@/components/ui/use-work';
import { setRoomCodes } from '@/lib/client/hotel-settings';
import { troubleOf } from './trouble';

/** Whether a code hangs in the rooms that leads to the chat. Kept as soon as it is changed. */
export function RoomsSection({ slug, isOn: wasOn }: Readonly<{ slug: string; isOn: boolean }>) {
  const t = useTranslations('Settings');
  const [headingId, noteId] = [useId(), useId()];
  const [isOn, setIsOn] = useState(wasOn);
  const { isBusy, trouble, run } = useWork((cause) => t(`trouble.${troubleOf(cause)}`));
  const change = (next: boolean) =>
    run(async () => {
      setIsOn(next);
      await setRoomCodes(slug, next).catch((cause: unknown) => {
        setIsOn(!next);
        throw cause;
      });
    });
  return (
    <section
      aria-labelledby={headingId}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <div>
        <h3 id={headingId} className="font-semibold">
          {t('rooms.title')}
        </h3>
        <p id={noteId} className="mt-1 text-pretty text-ink-soft text-sm">
          {t('rooms.note')}
        </p>
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isBusy}
          aria-describedby={noteId}
          onChange={({ target }) => void change(target.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        {t('rooms.isOn')}
      </label>
      <TroubleLine text={trouble} />
    </section>
  );
}
