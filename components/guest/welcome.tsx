'use client';

import { useTranslations } from 'use-intl';
import { Avatar } from '@/components/ui/avatar';
import type { HotelDto } from '@/lib/contract/hotel';
import { firstWord } from './first-word';

type Props = Readonly<{
  hotel: HotelDto;
  guestName: string;
  /** The hotel's welcome text, in the guest's language or its own. */
  text: string | null;
  /** Null while the guest cannot write. */
  onPick: ((text: string) => void) | null;
}>;

const STARTERS = ['starterTowels', 'starterBreakfast', 'starterTaxi'] as const;

/** Shown while the conversation has no message. */
export function Welcome({ hotel, guestName, text, onPick }: Props) {
  const t = useTranslations('Guest');
  const name = firstWord(guestName);
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4">
      <div className="m-auto flex w-full max-w-md flex-col items-center gap-3 py-8 text-center">
        <Avatar name={hotel.name} src={hotel.branding.logo_url} size="lg" tone="accent" />
        <h2 className="mt-2 text-balance font-semibold text-2xl tracking-tight">
          {name
            ? t('welcomeTitle', { hotel: hotel.name, name })
            : t('welcomeTitleNoName', { hotel: hotel.name })}
        </h2>
        {text !== null ? (
          <p dir="auto" className="whitespace-pre-line text-pretty text-ink-soft">
            {text}
          </p>
        ) : (
          onPick && <p className="text-pretty text-ink-soft">{t('welcomeText')}</p>
        )}
        {onPick && (
          <ul aria-label={t('starters')} className="mt-4 flex w-full flex-col gap-2">
            {STARTERS.map((starter) => (
              <li key={starter}>
                <button
                  type="button"
                  onClick={() => onPick(t(starter))}
                  className="min-h-11 w-full rounded-md border border-line bg-surface px-4 py-2.5 text-start hover:border-accent"
                >
                  {t(starter)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
