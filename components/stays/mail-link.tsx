'use client';

import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { StaysApi } from '@/lib/client/stays';
import type { StayDto } from '@/lib/contract/stays';

type Props = Readonly<{ api: StaysApi; stay: StayDto; mayMail: boolean }>;

/** Sends the guest a personal link by mail, or explains why that is not possible. */
export function MailLink({ api, stay, mayMail }: Props) {
  const t = useTranslations('Stays.mail');
  const [state, setState] = useState<'ready' | 'busy' | 'sent' | 'failed'>('ready');
  const { guest_email: email } = stay;
  const why = email === null ? t('noAddress') : mayMail ? null : t('noServer');

  async function send() {
    setState('busy');
    try {
      await api.mailLink(stay.booking_id);
      setState('sent');
    } catch {
      setState('failed');
    }
  }

  return (
    <div className="-mt-3 flex flex-col gap-2">
      <Button
        variant="secondary"
        size="sm"
        disabled={why !== null}
        aria-describedby={why === null ? undefined : 'no-mail'}
        isBusy={state === 'busy'}
        onClick={() => void send()}
        className="self-start"
      >
        <Mail aria-hidden="true" className="size-4" />
        {t('send')}
      </Button>
      {why !== null && (
        <p id="no-mail" className="text-ink-soft text-sm">
          {why}
        </p>
      )}
      <p role="status" className="text-sm empty:hidden">
        {state === 'sent' && t('sent', { email: email ?? '' })}
      </p>
      <p role="alert" className="text-alert text-sm empty:hidden">
        {state === 'failed' && t('failed')}
      </p>
    </div>
  );
}
