'use client';

import { Popover } from '@base-ui/react/popover';
import { BellOff, BellRing, Volume2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { themedPlace } from '@/components/ui/themed-place';
import type { MeDto } from '@/lib/contract/chat';
import { NotificationHours } from './notification-hours';
import { PushSwitch } from './push-switch';
import { SoundAlerts } from './sound-alerts';
import { TestPush } from './test-push';
import type { DeskAlarm } from './use-desk-alarm';
import { useStaffPush } from './use-staff-push';

/** How this desk alerts, and why it is silent if it is. */
export function SoundSettings({ me, alarm }: Readonly<{ me: MeDto; alarm: DeskAlarm }>) {
  const { push, look } = useStaffPush(me);
  const t = useTranslations('Staff.sound');
  const locale = useLocale();
  const ids = { sound: useId(), volume: useId() };
  const { settings, change, isBlocked, isCalling, play } = alarm;
  const isSilent = settings.sound && isBlocked;
  const Bell = settings.sound ? BellRing : BellOff;
  return (
    <Popover.Root onOpenChange={(open) => open && look()}>
      <Popover.Trigger
        render={
          <IconButton
            label={isSilent ? t('blocked') : settings.sound ? t('title') : t('titleOff')}
            size="sm"
            data-calling={isCalling || undefined}
            className="relative"
          />
        }
      >
        <Bell
          aria-hidden="true"
          className={`size-4.5 ${isCalling && settings.sound ? 'animate-breathe text-alert' : ''}`}
        />
        {isSilent && (
          <span aria-hidden="true" className="absolute inset-e-1.5 top-1.5 size-2 rounded-full bg-warn" />
        )}
      </Popover.Trigger>
      {isSilent && (
        <span aria-hidden="true" className="pointer-events-none -ms-2 text-warn text-xs max-xl:hidden">
          {t('blocked')}
        </span>
      )}
      <Popover.Portal container={themedPlace()}>
        <Popover.Positioner align="end" sideOffset={6} collisionPadding={8} className="z-30">
          <Popover.Popup
            lang={locale}
            dir="ltr"
            className="flex max-h-(--available-height) w-80 max-w-[calc(100vw-1rem)] flex-col gap-4 overflow-y-auto *:shrink-0 rounded-md border border-line bg-surface p-4 text-ink text-sm shadow-lift outline-none"
          >
            <Popover.Title className="font-semibold text-base">{t('title')}</Popover.Title>
            <label htmlFor={ids.sound} className="flex min-h-6 items-start gap-3">
              <input
                id={ids.sound}
                type="checkbox"
                checked={settings.sound}
                onChange={(event) => change({ ...settings, sound: event.target.checked })}
                className="mt-0.5 size-5 shrink-0 accent-accent"
              />
              <span>
                {t('sound')}
                <span className="block text-ink-soft">{t('soundWhy')}</span>
              </span>
            </label>
            <div className="flex items-center gap-3">
              <label htmlFor={ids.volume} className="shrink-0">
                {t('volume')}
              </label>
              <input
                id={ids.volume}
                type="range"
                min={5}
                max={100}
                step={5}
                value={settings.volume}
                disabled={!settings.sound}
                onChange={(event) => change({ ...settings, volume: Number(event.target.value) })}
                className="h-11 min-w-0 flex-1 accent-accent disabled:opacity-50"
              />
              <Button
                variant="secondary"
                size="sm"
                disabled={!settings.sound}
                onClick={() => play(settings.volume)}
                className="shrink-0 gap-2"
              >
                <Volume2 aria-hidden="true" className="size-4" />
                {t('try')}
              </Button>
            </div>
            <SoundAlerts isOn={settings.alerts} onChange={(alerts) => change({ ...settings, alerts })} />
            <PushSwitch push={push} />
            {push.state === 'on' && <TestPush slug={me.hotel.slug} staffId={me.id} />}
            <NotificationHours slug={me.hotel.slug} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
