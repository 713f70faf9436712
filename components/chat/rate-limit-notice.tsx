'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

const TICK_MS = 500;

/** The notice of a rate limit: nothing is lost, and sending continues at `until`. */
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
  // Only the wait itself is announced. Announcing each second would interrupt itself.
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
