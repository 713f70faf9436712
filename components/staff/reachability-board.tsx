'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { fullTime } from '@/lib/client/hotel-time';
import { ask } from '@/lib/client/request';
import type { MeDto } from '@/lib/contract/chat';
import { staffApi } from '@/lib/contract/paths';
import { isReachable, type ReachabilityDto, type ReachablePersonDto } from '@/lib/contract/reachability';

type Props = Readonly<{ me: MeDto; initial: ReachabilityDto }>;

const LOOK_EVERY_MS = 20_000;

/** Who on duty would hear of a guest now. It looks again by itself. */
export function ReachabilityBoard({ me, initial }: Props) {
  const t = useTranslations('Staff.board');
  const [{ on_duty: people }, setBoard] = useState(initial);
  const { slug } = me.hotel;
  useEffect(() => {
    const look = () =>
      void ask<ReachabilityDto>('GET', staffApi.reachability(slug)).then(setBoard, () => undefined);
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [slug]);
  return (
    <div className="min-w-0 flex-1 overflow-y-auto p-4 sm:p-6">
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        <h2 className="font-semibold text-xl">{t('title')}</h2>
        <p className="text-pretty text-ink-soft text-sm">{t('lead')}</p>
        <div role="alert">
          {!people.some(isReachable) && (
            <p className="rounded-md bg-alert-soft px-4 py-3 font-medium text-alert">
              {people.length === 0 ? t('nobodyOnDuty') : t('nobody')}
            </p>
          )}
        </div>
        <ul className="overflow-hidden rounded-md border border-line bg-surface empty:hidden">
          {people.map((person) => (
            <Person key={person.id} person={person} timeZone={me.hotel.time_zone} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function Person({ person, timeZone }: Readonly<{ person: ReachablePersonDto; timeZone: string }>) {
  const t = useTranslations('Staff.board');
  const role = useTranslations('Chat.role');
  const locale = useLocale();
  const { tabs, devices, is_in_sight: isInSight, device_seen_at: seen, shown_at: shown } = person;
  const tone = tabs > 0 ? 'bg-good' : devices > 0 ? 'bg-warn' : 'bg-alert';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-4 py-3 text-sm last:border-b-0">
      <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-full ${tone}`} />
      <span className="min-w-0 flex-1 basis-40">
        <span className="font-medium">{person.name}</span>
        <span className="text-ink-soft"> · {role(person.role)}</span>
      </span>
      <span className="basis-40 text-ink-soft max-sm:basis-full max-sm:ps-6.5">
        {tabs === 0 ? t('noTabs') : isInSight ? t('inSight', { count: tabs }) : t('tabs', { count: tabs })}
      </span>
      <span className="basis-40 text-ink-soft max-sm:basis-full max-sm:ps-6.5">
        {t('devices', { count: devices })}
        {seen && ` · ${t('seen', { time: fullTime(seen, locale, timeZone) })}`}
      </span>
      {devices > 0 && (
        <span className="basis-full ps-6.5 text-ink-soft">
          {shown ? t('shown', { time: fullTime(shown, locale, timeZone) }) : t('neverShown')}
        </span>
      )}
    </li>
  );
}
