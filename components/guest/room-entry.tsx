'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Avatar } from '@/components/ui/avatar';
import type { HotelDto } from '@/lib/contract/hotel';
import { LanguageSelect } from './language-select';
import { RoomEntryForm, type RoomKeyKind } from './room-entry-form';

type Props = Readonly<{ hotel: HotelDto; room: string; takesNames: boolean }>;

/** One field for the PIN and, if the hotel allows it, name and departure day for a guest without a PIN. */
export function RoomEntry({ hotel, room, takesNames }: Props) {
  const t = useTranslations('RoomDoor');
  const [kind, setKind] = useState<RoomKeyKind>('pin');
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="fixed inset-x-0 top-0 h-1 bg-accent" />
      <header className="flex justify-end p-2 pt-3">
        <LanguageSelect />
      </header>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-6 px-6 pb-20">
        <div className="flex flex-col items-center gap-3 text-center">
          <Avatar name={hotel.name} src={hotel.branding.logo_url} size="lg" tone="accent" />
          <h1 className="text-balance font-semibold text-2xl tracking-tight">
            {t('title', { hotel: hotel.name })}
          </h1>
          <p className="rounded-full bg-accent-soft px-3 py-1 font-medium text-sm tabular-nums">
            {t('room', { number: room })}
          </p>
          <p className="text-pretty text-ink-soft">{kind === 'pin' ? t('pinText') : t('nameText')}</p>
        </div>
        <RoomEntryForm key={kind} slug={hotel.slug} room={room} kind={kind} />
        {takesNames && (
          <button
            type="button"
            onClick={() => setKind(kind === 'pin' ? 'name' : 'pin')}
            className="min-h-11 self-center px-3 text-ink-soft text-sm underline underline-offset-4 hover:text-ink"
          >
            {kind === 'pin' ? t('byName') : t('byPin')}
          </button>
        )}
        <noscript>
          <p className="text-center">{t('needsScript')}</p>
        </noscript>
      </main>
    </div>
  );
}
