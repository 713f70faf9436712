'use client';

import { Smartphone } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { IconButton } from '@/components/ui/icon-button';
import { useWork } from '@/components/ui/use-work';
import { deviceName } from '@/lib/client/device-name';
import { fullTime } from '@/lib/client/hotel-time';
import { fetchJson, sendJson } from '@/lib/client/request';
import type { GuestContextDto } from '@/lib/contract/chat';
import { guestApi } from '@/lib/contract/paths';
import type { OwnDevicesDto } from '@/lib/contract/stays';
import { OfferCard } from './offer-card';

/** The id of the slot that components/guest/guest-header reserves for late content. */
const GUEST_TOOLS = 'guest-tools';

/** The devices that can read this stay, and a button to remove each. */
export function OwnDevices({ context }: Readonly<{ context: GuestContextDto }>) {
  const t = useTranslations('Push.devices');
  const locale = useLocale();
  const { slug, time_zone: timeZone } = context.hotel;
  const [devices, setDevices] = useState<OwnDevicesDto['devices'] | null>(null);
  const { isBusy, error, run } = useWork(() => t('failed'));
  /** Names are shown only if several people share the stay. */
  const isShared = devices?.some(({ guest_name }) => guest_name !== context.guest_name) ?? false;
  /** A guest who entered with the room's code sees the list and cannot remove devices. */
  const mayRemove = devices?.every(({ can_remove }) => can_remove) ?? true;
  const place = document.getElementById(GUEST_TOOLS);
  const load = () =>
    run(async () => setDevices((await fetchJson<OwnDevicesDto>('GET', guestApi.sessions(slug))).devices));
  const remove = (id: number) =>
    run(async () => {
      await sendJson('DELETE', `${guestApi.sessions(slug)}/${id}`);
      setDevices((await fetchJson<OwnDevicesDto>('GET', guestApi.sessions(slug))).devices);
    });

  return (
    <>
      {place &&
        createPortal(
          <IconButton
            label={t('title')}
            aria-expanded={devices !== null}
            onClick={() => (devices ? setDevices(null) : void load())}
          >
            <Smartphone aria-hidden="true" className="size-5" />
          </IconButton>,
          place,
        )}
      {error && devices === null && (
        <div className="px-4 py-2">
          <ErrorLine text={error} />
        </div>
      )}
      {devices && (
        <OfferCard title={t('title')} text={mayRemove ? t('text') : t('textByRoom')}>
          <ul className="flex w-full flex-col gap-1">
            {devices.map(({ id, guest_name, user_agent, last_seen_at, is_this, can_remove }) => (
              <li key={id} className="flex min-h-11 items-center gap-3 text-sm">
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">
                    {isShared && <bdi translate="no">{guest_name} · </bdi>}
                    {deviceName(user_agent) || t('unknown')}
                  </span>
                  <span className="block text-xs">
                    {is_this ? t('this') : t('lastSeen', { time: fullTime(last_seen_at, locale, timeZone) })}
                  </span>
                </span>
                {can_remove && !is_this && (
                  <Button
                    variant="secondary"
                    size="sm"
                    disabled={isBusy}
                    aria-label={t('removeOne', { device: deviceName(user_agent) || t('unknown') })}
                    onClick={() => void remove(id)}
                  >
                    {t('remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <ErrorLine text={error} />
          <Button size="sm" onClick={() => setDevices(null)}>
            {t('done')}
          </Button>
        </OfferCard>
      )}
    </>
  );
}
