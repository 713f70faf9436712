'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { fetchJson } from '@/lib/client/request';
import type { MeDto } from '@/lib/contract/chat';
import { staffApi } from '@/lib/contract/paths';
import { isReachable, type ReachabilityDto } from '@/lib/contract/reachability';
import { ReachablePerson } from './reachable-person';

type Props = Readonly<{ me: MeDto; initial: ReachabilityDto }>;

const LOOK_EVERY_MS = 20_000;

/** Which staff on duty a guest's message would reach now. Refreshes itself. */
export function ReachabilityBoard({ me, initial }: Props) {
  const t = useTranslations('Staff.board');
  const [{ on_duty: people }, setBoard] = useState(initial);
  const { slug } = me.hotel;
  useEffect(() => {
    const look = () =>
      void fetchJson<ReachabilityDto>('GET', staffApi.reachability(slug)).then(setBoard, () => undefined);
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
            <ReachablePerson key={person.id} me={me} person={person} />
          ))}
        </ul>
      </div>
    </div>
  );
}
