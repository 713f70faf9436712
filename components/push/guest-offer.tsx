'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { guestScope } from '@/lib/client/clear-person';
import { guestDevices } from '@/lib/client/device-paths';
import { usePush } from '@/lib/client/use-push';
import type { ConversationView } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';
import { InstallOffer } from './install-offer';
import { IphoneGuide } from './iphone-guide';
import { OfferCard } from './offer-card';
import { TextOnLockScreen } from './text-on-lock-screen';

type Props = Readonly<{ view: ConversationView; context: GuestContextDto }>;

/** Offers notifications before the browser's own prompt, and only after a staff member has answered. */
export function GuestOffer({ view, context }: Props) {
  const t = useTranslations('Push');
  const { hotel, booking_id: booking, companion_id: companionId } = context;
  const hasAnswer = view.entries.some(
    (entry) => entry.state === 'sent' && entry.message.sender_type === 'staff',
  );
  const owner = {
    scope: guestScope(hotel.slug, booking, companionId),
    devicesPath: guestDevices(hotel.slug),
  };
  const push = usePush(owner, hasAnswer);
  const [wasAsked, setWasAsked] = useState(false);
  const { state, choice } = push;
  const isOffered = (state === 'off' || state === 'after_install') && choice === null;
  if (!isOffered && !wasAsked)
    return state === 'unknown' ? null : <InstallOffer scope={owner.scope} hasAnswer={hasAnswer} />;
  const leave = () => {
    setWasAsked(false);
    if (state !== 'on') push.dismiss();
  };

  switch (state) {
    case 'on':
      return (
        <OfferCard title={t('onTitle')}>
          <TextOnLockScreen push={push} />
          <Button size="sm" onClick={leave}>
            {t('done')}
          </Button>
        </OfferCard>
      );
    case 'blocked':
      return (
        <OfferCard title={t('deniedTitle')} text={t('deniedText')}>
          <Button size="sm" variant="secondary" onClick={leave}>
            {t('close')}
          </Button>
        </OfferCard>
      );
    case 'after_install':
      return (
        <OfferCard title={t('iphoneTitle')} text={t('iphoneText')}>
          <IphoneGuide />
          <Button size="sm" variant="secondary" onClick={leave}>
            {t('close')}
          </Button>
        </OfferCard>
      );
    case 'off':
    case 'busy':
    case 'failed':
      return (
        <OfferCard
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
        </OfferCard>
      );
    case 'none':
    case 'unknown':
      return null;
  }
}
