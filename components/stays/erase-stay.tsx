'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmBox } from '@/components/ui/confirm-box';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import { fullTime } from '@/lib/client/hotel-time';
import type { StaysApi } from '@/lib/client/stays';
import { isOver } from '@/lib/contract/booking-status';
import type { MeDto } from '@/lib/contract/chat';
import { isManagement } from '@/lib/contract/roles';
import type { StayDto } from '@/lib/contract/stays';
import { errorOf } from './form-error';

type Props = Readonly<{ me: MeDto; api: StaysApi; stay: StayDto; onErased: (stay: StayDto) => void }>;

/** For managers: erases a stay that is over before its retention period ends. */
export function EraseStay({ me, api, stay, onErased }: Props) {
  const t = useTranslations('Stays');
  const locale = useLocale();
  const [isAsked, setIsAsked] = useState(false);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  if (stay.erased_at)
    return (
      <p className="text-ink-soft text-sm">
        {t('erase.done', { time: fullTime(stay.erased_at, locale, me.hotel.time_zone) })}
      </p>
    );
  if (!isManagement(me.role)) return null;
  const canErase = isOver(stay.status);
  return (
    <section aria-label={t('erase.title')} className="flex flex-col gap-3">
      <h3 className="font-semibold text-sm">{t('erase.title')}</h3>
      <p className="text-pretty text-ink-soft text-sm">
        {t('erase.why')} {!canErase && t('erase.notYet')}
      </p>
      <Button
        variant="danger"
        size="sm"
        isBusy={isBusy}
        disabled={!canErase}
        onClick={() => setIsAsked(true)}
        className="self-start"
      >
        {t('erase.go')}
      </Button>
      <ErrorLine text={error} />
      <ConfirmBox
        isOpen={isAsked}
        title={t('erase.sure')}
        text={t('erase.effect')}
        keepLabel={t('confirm.keep')}
        goLabel={t('erase.go')}
        onGo={() => {
          setIsAsked(false);
          void run(async () => onErased(await api.erase(stay.booking_id)));
        }}
        onClose={() => setIsAsked(false)}
      />
    </section>
  );
}
