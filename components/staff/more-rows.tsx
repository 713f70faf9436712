'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '@/components/ui/button';

type Props = Readonly<{ shown: number; isBusy: boolean; onMore: () => void }>;

/** The distance at which the next rows are loaded before the end is visible. */
const AHEAD = '600px';

/** Scrolling loads more rows by itself, once for each length of the list. The button is for retries. */
export function MoreRows({ shown, isBusy, onMore }: Props) {
  const t = useTranslations('Staff.inbox');
  const end = useRef<HTMLDivElement>(null);
  const fetchMore = useEffectEvent(onMore);
  useEffect(() => {
    if (!end.current || shown === 0) return;
    const root = end.current.closest('[data-desk-scroll]');
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) fetchMore();
      },
      { root, rootMargin: AHEAD },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [shown]);
  return (
    <div ref={end} className="flex justify-center p-4">
      <Button variant="quiet" size="sm" isBusy={isBusy} onClick={onMore}>
        {t('more')}
      </Button>
    </div>
  );
}
