'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { ownerCalls } from '@/lib/client/owner';
import { takeToken } from '@/lib/client/take-token';
import { pages } from '@/lib/contract/paths';

/** Opened by a link of the command line. Other visitors see how to get one. */
export function OwnerEntry() {
  const t = useTranslations('Owner');
  const [isOpening, setIsOpening] = useState(true);
  useEffect(() => {
    const token = takeToken();
    if (token === null) return setIsOpening(false);
    ownerCalls.enter(token).then(
      () => window.location.replace(pages.owner),
      () => setIsOpening(false),
    );
  }, []);
  if (isOpening)
    return (
      <main>
        <p role="status" className="flex items-center gap-3 text-ink-soft">
          <Spinner />
          {t('opening')}
        </p>
      </main>
    );
  return (
    <main className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">{t('closedTitle')}</h1>
      <p className="text-pretty text-ink-soft">{t('closed')}</p>
      <code className="self-start rounded-md bg-sunken px-3 py-2 text-sm">npm run owner</code>
    </main>
  );
}
