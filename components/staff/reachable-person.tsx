'use client';

import { useLocale, useTranslations } from 'next-intl';
import { fullTime } from '@/lib/client/hotel-time';
import type { MeDto } from '@/lib/contract/chat';
import { isReachable, type ReachablePersonDto } from '@/lib/contract/reachability';
import { TestPush } from './test-push';

type Props = Readonly<{ me: MeDto; person: ReachablePersonDto }>;

/** A staff member on duty, and how a guest's message would reach them now. */
export function ReachablePerson({ me, person }: Props) {
  const t = useTranslations('Staff.board');
  const role = useTranslations('Chat.role');
  const locale = useLocale();
  const time = (at: string) => fullTime(at, locale, me.hotel.time_zone);
  const { tabs, devices, is_in_sight: isInSight, device_seen_at: seen, shown_at: shown } = person;
  const tone = tabs > 0 ? 'bg-good' : isReachable(person) ? 'bg-warn' : 'bg-alert';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-4 py-3 text-sm last:border-b-0">
      <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-full ${tone}`} />
      <span className="min-w-0 flex-1 basis-40">
        <span className="font-medium">{person.name}</span>
        <span className="text-ink-soft"> · {role(person.role)}</span>
      </span>
      <span translate="no" className="basis-48 text-ink-soft max-sm:basis-full max-sm:ps-6.5">
        {tabs === 0 ? t('noTabs') : isInSight ? t('inSight', { count: tabs }) : t('tabs', { count: tabs })}
        {person.permission && <span className="block">{t(`permission.${person.permission}`)}</span>}
      </span>
      <span translate="no" className="basis-40 text-ink-soft max-sm:basis-full max-sm:ps-6.5">
        {t('devices', { count: devices })}
        {seen && ` · ${t('seen', { time: time(seen) })}`}
        {person.is_quiet && <span className="block">{t('quiet')}</span>}
      </span>
      {devices > 0 && (
        <div className="flex basis-full flex-wrap items-center gap-x-4 gap-y-1 ps-6.5 text-ink-soft">
          <span className="min-w-0 flex-1 basis-48">
            {shown ? t('shown', { time: time(shown) }) : t('neverShown')}
          </span>
          <TestPush slug={me.hotel.slug} staffId={person.id} />
        </div>
      )}
    </li>
  );
}
