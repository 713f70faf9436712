'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

const TICK_MS = 500;

/** Too much was sent too fast: nothing is lost, and this is when it goes on. */
export function RateLimitNotice({ until }: Readonly<{ until: number | null }>) {
  const t = useTranslations('Chat.wait');
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (until === null) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  const seconds = until === null || now === 0 ? 0 : Math.ceil((until - now) / 1000);
  // Only that there is a wait is read out; the seconds would interrupt each other.
  return (
    <div role="status" className="text-center text-sm text-warn">
      {until !== null && (
        <p className="px-4 pt-2">
          {t('tooFast')}{' '}
          <span translate="no" aria-hidden="true">
            {seconds > 0 ? t('seconds', { count: seconds }) : t('now')}
          </span>
        </p>
      )}
    </div>
  );
}
