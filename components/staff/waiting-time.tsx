'use client';

import { useTranslations } from 'next-intl';

const MINUTE_MS = 60_000;
const WARM_MS = 2 * MINUTE_MS;
const URGENT_MS = 5 * MINUTE_MS;

type Props = Readonly<{ since: string; now: number }>;

/** The waiting time of a guest. The colour becomes more urgent with time. */
export function WaitingTime({ since, now }: Props) {
  const t = useTranslations('Staff.waiting');
  const waitedMs = Math.max(0, now - Date.parse(since));
  const minutes = Math.floor(waitedMs / MINUTE_MS);
  const tone =
    waitedMs >= URGENT_MS
      ? 'bg-alert-soft text-alert'
      : waitedMs >= WARM_MS
        ? 'bg-warn-soft text-warn'
        : 'bg-sunken text-ink-soft';
  return (
    <span
      translate="no"
      className={`shrink-0 rounded-full px-2 py-0.5 font-medium text-xs tabular-nums ${tone}`}
    >
      <span className="sr-only">{t('label')} </span>
      {minutes < 60
        ? t('minutes', { count: minutes })
        : minutes < 48 * 60
          ? t('hours', { count: Math.floor(minutes / 60) })
          : t('days', { count: Math.floor(minutes / 1440) })}
    </span>
  );
}
