'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { DeskNotice } from '@/components/staff/desk-notice';
import { Button } from '@/components/ui/button';

type Props = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** Replaces only a conversation that failed to open; the inbox beside it remains usable. */
export default function ErrorPage({ error, reset }: Props) {
  const t = useTranslations('Staff.trouble');
  const common = useTranslations('Common');
  const router = useRouter();
  // `reset` renders the cached answer of the server again, so `router.refresh` must fetch a new one first.
  const tryAgain = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <DeskNotice title={t('title')} text={t('text')} isAlert={true}>
      {error.digest && <p className="text-ink-soft text-xs">{common('reference', { id: error.digest })}</p>}
      <Button onClick={tryAgain}>{common('tryAgain')}</Button>
    </DeskNotice>
  );
}
