'use client';

import { useTranslations } from 'next-intl';
import type { MeDto } from '@/lib/contract/chat';
import type { HotelSettingsDto } from '@/lib/contract/hotel-settings';
import { HoursSection } from './hours-section';
import { LadderSection } from './ladder-section';
import { LookSection } from './look-section';
import { PlaceSection } from './place-section';
import { useSettings } from './use-settings';
import { WordsSection } from './words-section';

type Props = Readonly<{ me: MeDto; initial: HotelSettingsDto }>;

/** What the hotel says of itself, and whom it calls. */
export function SettingsPage({ me, initial }: Props) {
  const t = useTranslations('Settings');
  const settings = useSettings(me.hotel.slug, initial);
  return (
    <section aria-labelledby="settings-heading" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-5 sm:px-6">
        <h2 id="settings-heading" className="font-semibold text-xl">
          {t('title')}
        </h2>
        <LookSection settings={settings} />
        <WordsSection settings={settings} />
        <HoursSection settings={settings} />
        <PlaceSection settings={settings} />
        <LadderSection settings={settings} />
      </div>
    </section>
  );
}
