'use client';

import { Smartphone, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { IconButton } from '@/components/ui/icon-button';
import { useWork } from '@/components/ui/use-work';
import { deviceName } from '@/lib/client/device-name';
import { fullTime } from '@/lib/client/hotel-time';
import type { StaysApi } from '@/lib/client/stays';
import { LIMITS } from '@/lib/contract/limits';
import type { GuestDevicesDto, StayDto } from '@/lib/contract/stays';
import { errorOf } from './form-error';

type Props = Readonly<{ api: StaysApi; stay: StayDto; timeZone: string }>;

/** The devices that can read this stay. Each can be revoked alone, or all of them with all links. */
export function GuestDevices({ api, stay, timeZone }: Props) {
  const t = useTranslations('Stays');
  const locale = useLocale();
  const [answer, setAnswer] = useState<GuestDevicesDto | null>(null);
  const [isSure, setIsSure] = useState(false);
  const { isBusy, error, setError, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  const code = stay.booking_id;

  useEffect(() => {
    let isShown = true;
    api.devices(code).then(
      (devices) => isShown && setAnswer(devices),
      (cause) => isShown && setError(t(`trouble.${errorOf(cause)}`)),
    );
    return () => {
      isShown = false;
    };
  }, [api, code, t, setError]);

  const end = (work: () => Promise<void>) =>
    run(async () => {
      await work();
      setAnswer(await api.devices(code));
      setIsSure(false);
    });

  const { devices, over_limit } = answer ?? {};
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold text-sm">{t('devices.title')}</h3>
      {devices?.length === 0 && <p className="text-ink-soft text-sm">{t('devices.none')}</p>}
      <ul className="flex flex-col gap-1">
        {devices?.map(({ id, guest_name, user_agent, last_seen_at }) => (
          <li key={id} className="flex items-center gap-3 text-sm">
            <Smartphone aria-hidden="true" className="size-4.5 shrink-0 text-ink-soft" />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate">
                {guest_name} · {deviceName(user_agent) || t('devices.unknown')}
              </span>
              <span className="block text-ink-soft text-xs">
                {t('devices.lastSeen', { time: fullTime(last_seen_at, locale, timeZone) })}
              </span>
            </span>
            <IconButton
              label={t('devices.end', { device: deviceName(user_agent) || t('devices.unknown') })}
              size="sm"
              disabled={isBusy}
              onClick={() => void end(() => api.revokeDevice(code, id))}
            >
              <X aria-hidden="true" className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
      {over_limit && (
        <p className="text-ink-soft text-sm">
          {t('devices.overLimit', {
            ...{ count: over_limit.count, most: LIMITS.devicesPerLink },
            time: fullTime(over_limit.last_at, locale, timeZone),
          })}
        </p>
      )}
      <Button
        variant={isSure ? 'danger' : 'secondary'}
        size="sm"
        isBusy={isBusy}
        onClick={() => (isSure ? void end(() => api.revokeLinks(code)) : setIsSure(true))}
        onBlur={() => setIsSure(false)}
        className="self-start"
      >
        {isSure ? t('devices.sure') : t('devices.endAll')}
      </Button>
      <ErrorLine text={error} />
    </section>
  );
}
