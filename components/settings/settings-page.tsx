'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ServiceList } from '@/components/health/service-list';
import type { MeDto } from '@/lib/contract/chat';
import type { ServiceDto } from '@/lib/contract/health';
import type { HotelSettingsDto } from '@/lib/contract/hotel-settings';
import { pages } from '@/lib/contract/paths';
import type { RoomAccessDto } from '@/lib/contract/room-codes';
import { EscalationSection } from './escalation-section';
import { HoursSection } from './hours-section';
import { LookSection } from './look-section';
import { PlaceSection } from './place-section';
import { RetentionSection } from './retention-section';
import { RoomsSection } from './rooms-section';
import { useSettings } from './use-settings';
import { WordsSection } from './words-section';

type Props = Readonly<{
  me: MeDto;
  initial: HotelSettingsDto;
  services: readonly ServiceDto[];
  roomAccess: RoomAccessDto;
}>;

/** The settings of the hotel: appearance, texts, hours, escalation and room access. */
export function SettingsPage({ me, initial, services, roomAccess }: Props) {
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
        <EscalationSection settings={settings} />
        <RetentionSection settings={settings} />
        <RoomsSection slug={me.hotel.slug} initial={roomAccess} />
        <section
          aria-labelledby="services-heading"
          className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
        >
          <h3 id="services-heading" className="font-semibold">
            {t('services')}
          </h3>
          <ServiceList services={services} timeZone={settings.saved.time_zone} />
          <Link
            href={pages.health(me.hotel.slug)}
            className="inline-flex min-h-11 items-center text-sm underline"
          >
            {t('toHealth')}
          </Link>
          <Link
            href={pages.integrations(me.hotel.slug)}
            className="inline-flex min-h-11 items-center text-sm underline"
          >
            {t(me.role === 'admin' ? 'toKeys' : 'toCalendars')}
          </Link>
        </section>
      </div>
    </section>
  );
}
