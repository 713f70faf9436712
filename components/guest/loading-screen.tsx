'use client';

import { useTranslations } from 'use-intl';
import type { HotelDto } from '@/lib/contract/hotel';
import { GuestHeader } from './guest-header';

export type Wait = 'first' | 'network' | 'trouble';
type Props = Readonly<{ hotel: HotelDto; wait: Wait }>;

const SHAPES = ['w-3/5', 'w-2/5', 'ms-auto w-1/2', 'w-3/4'] as const;

/** Shown while the link is exchanged for a session: the only time that the server cannot render the conversation. */
export function LoadingScreen({ hotel, wait }: Props) {
  const t = useTranslations('Guest');
  const words = {
    first: t('opening', { hotel: hotel.name }),
    network: t('waitingForNetwork'),
    trouble: t('troubleOpening'),
  }[wait];
  return (
    <div className="flex h-dvh flex-col">
      <GuestHeader hotel={hotel} handler={null} roomNumber={null} />
      <main className="mx-auto flex w-full max-w-3xl flex-1 flex-col justify-end gap-3 px-4 pb-6">
        <div aria-hidden="true" className="flex animate-breathe flex-col gap-3">
          {SHAPES.map((shape) => (
            <span key={shape} className={`h-11 rounded-lg bg-sunken ${shape}`} />
          ))}
        </div>
        <p role="status" className="text-pretty pt-3 text-center text-ink-soft text-sm">
          {words}
        </p>
        <noscript>
          <p className="text-center">{t('needsScript')}</p>
        </noscript>
      </main>
    </div>
  );
}
