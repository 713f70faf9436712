'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { guestDevices } from '@/lib/client/device-paths';
import { usePush } from '@/lib/client/use-push';
import type { ConversationView } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';
import { IphoneGuide } from './iphone-guide';
import { TextOnLockScreen } from './text-on-lock-screen';

type Props = Readonly<{ view: ConversationView; context: GuestContextDto }>;

/** Said in words before the browser asks in its own, and not before somebody has answered. */
export function GuestOffer({ view, context }: Props) {
  const t = useTranslations('Push');
  const { hotel, booking_id: booking } = context;
  const hasAnswer = view.entries.some(
    (entry) => entry.state === 'sent' && entry.message.sender_type === 'staff',
  );
  const owner = { scope: `guest:${hotel.slug}:${booking}`, devicesPath: guestDevices(hotel.slug) };
  const push = usePush(owner, hasAnswer);
  const [wasAsked, setWasAsked] = useState(false);
  const { state, choice } = push;
  const isOffered = (state === 'off' || state === 'after_install') && choice === null;
  if (!isOffered && !wasAsked) return null;
  const leave = () => {
    setWasAsked(false);
    if (state !== 'on') push.dismiss();
  };

  switch (state) {
    case 'on':
      return (
        <Card title={t('onTitle')}>
          <TextOnLockScreen push={push} />
          <Button size="sm" onClick={leave}>
            {t('done')}
          </Button>
        </Card>
      );
    case 'blocked':
      return (
        <Card title={t('deniedTitle')} text={t('deniedText')}>
          <Button size="sm" variant="secondary" onClick={leave}>
            {t('close')}
          </Button>
        </Card>
      );
    case 'after_install':
      return (
        <Card title={t('iphoneTitle')} text={t('iphoneText')}>
          <IphoneGuide />
          <Button size="sm" variant="secondary" onClick={leave}>
            {t('close')}
          </Button>
        </Card>
      );
    case 'off':
    case 'busy':
    case 'failed':
      return (
        <Card
          title={t(state === 'failed' ? 'failedTitle' : 'offerTitle')}
          text={t(state === 'failed' ? 'failedText' : 'offerText')}
        >
          <Button
            size="sm"
            isBusy={state === 'busy'}
            onClick={() => {
              setWasAsked(true);
              push.turnOn();
            }}
          >
            {t(state === 'failed' ? 'retry' : 'turnOn')}
          </Button>
          <Button size="sm" variant="quiet" onClick={leave}>
            {t('notNow')}
          </Button>
        </Card>
      );
    case 'none':
    case 'unknown':
      return null;
  }
}

type CardProps = Readonly<{ title: string; text?: string; children: ReactNode }>;

function Card({ title, text, children }: CardProps) {
  return (
    <section
      aria-label={title}
      className="mx-auto w-full max-w-3xl border-line border-b bg-accent-soft px-4 py-3 sm:px-5"
    >
      <h2 className="font-semibold">{title}</h2>
      {text && <p className="text-pretty text-sm">{text}</p>}
      <div className="mt-2 flex flex-wrap items-center gap-2">{children}</div>
    </section>
  );
}
