'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { fullTime } from '@/lib/client/hotel-time';
import type { ServiceDto } from '@/lib/contract/health';

type Props = Readonly<{ services: readonly ServiceDto[]; timeZone: string }>;

const TONES = { off: 'neutral', untried: 'soft', well: 'good', failing: 'alert' } as const;

/** The external services: their condition, and what does not work without them. */
export function ServiceList({ services, timeZone }: Props) {
  const t = useTranslations('Health.services');
  const locale = useLocale();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {services.map(({ name, condition, last_ok_at: okAt, last_failed_at: failedAt }) => (
        <li key={name} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{t(`${name}.title`)}</span>
            <Badge tone={TONES[condition]}>{t(`condition.${condition}`)}</Badge>
          </div>
          <p className="text-pretty text-ink-soft text-sm">
            {t(condition === 'well' || condition === 'untried' ? `${name}.does` : `${name}.without`)}
          </p>
          {condition !== 'off' && (okAt || failedAt) && (
            <p className="text-ink-soft text-sm">
              {okAt ? t('lastOk', { time: fullTime(okAt, locale, timeZone) }) : t('neverOk')}
              {failedAt && <> · {t('lastFailed', { time: fullTime(failedAt, locale, timeZone) })}</>}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
