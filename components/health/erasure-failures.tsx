'use client';

import { useLocale, useTranslations } from 'next-intl';
import { fullTime } from '@/lib/client/hotel-time';
import type { HealthDto } from '@/lib/contract/health';

type Props = Readonly<{ erasure: HealthDto['erasure']; timeZone: string }>;

/** Failed erasures by booking number. The page shows no guest names. */
export function ErasureFailures({ erasure, timeZone }: Props) {
  const t = useTranslations('Health.erasure');
  const locale = useLocale();
  const time = (at: string) => fullTime(at, locale, timeZone);
  if (erasure.failed === 0) return <p className="text-sm">{t('none')}</p>;
  return (
    <>
      <p translate="no" className="font-medium text-alert">
        {t('failed', { count: erasure.failed })}
      </p>
      <ul className="flex flex-col divide-y divide-line">
        {erasure.stays.map(({ booking_id: booking, reason, attempts, failed_at, retry_at }) => (
          <li key={booking} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
            <span className="font-medium">{t('stay', { booking, reason: t(`reason.${reason}`) })}</span>
            <span translate="no" className="text-ink-soft text-sm">
              {t('tries', { count: attempts, last: time(failed_at), next: time(retry_at) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
