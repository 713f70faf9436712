'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { DeskNotice } from '@/components/staff/desk-notice';
import { Button } from '@/components/ui/button';

type Props = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** The list goes on beside a conversation that could not be opened. */
export default function ErrorPage({ error, reset }: Props) {
  const t = useTranslations('Staff.trouble');
  const common = useTranslations('Common');
  const router = useRouter();
  // The server's answer has to be asked for anew before the page is drawn again.
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
