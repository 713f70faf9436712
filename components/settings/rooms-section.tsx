'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import { setRoomAccess } from '@/lib/client/hotel-settings';
import { pages } from '@/lib/contract/paths';
import type { RoomAccessDto } from '@/lib/contract/room-codes';
import { errorOf } from './form-error';

type Props = Readonly<{ slug: string; initial: RoomAccessDto }>;

/** Whether a room's QR code opens the chat, and with which key. Saved at once. */
export function RoomsSection({ slug, initial }: Props) {
  const t = useTranslations('Settings');
  const [headingId, noteId, nameNoteId] = [useId(), useId(), useId()];
  const [access, setAccess] = useState(initial);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  const change = (part: Partial<RoomAccessDto>) =>
    run(async () => {
      setAccess({ ...access, ...part });
      await setRoomAccess(slug, { ...access, ...part }).catch((cause: unknown) => {
        setAccess(access);
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
      <Switch
        label={t('rooms.isOn')}
        noteId={noteId}
        isOn={access.is_on}
        isDisabled={isBusy}
        onChange={(is_on) => void change({ is_on })}
      />
      <div>
        <Switch
          label={t('rooms.byName')}
          noteId={nameNoteId}
          isOn={access.by_name}
          isDisabled={isBusy || !access.is_on}
          onChange={(by_name) => void change({ by_name })}
        />
        <p id={nameNoteId} className="text-pretty text-ink-soft text-sm">
          {t('rooms.byNameNote')}
        </p>
      </div>
      <ErrorLine text={error} />
      <Link href={pages.rooms(slug)} className="inline-flex min-h-11 items-center text-sm underline">
        {t('rooms.toRooms')}
      </Link>
    </section>
  );
}

type SwitchProps = Readonly<{
  label: string;
  noteId: string;
  isOn: boolean;
  isDisabled: boolean;
  onChange: (isOn: boolean) => void;
}>;

function Switch({ label, noteId, isOn, isDisabled, onChange }: SwitchProps) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        aria-describedby={noteId}
        onChange={({ target }) => onChange(target.checked)}
        className="size-5 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
}
