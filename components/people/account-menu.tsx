'use client';

import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { createPeopleApi } from '@/lib/client/people';
import type { MeDto } from '@/lib/contract/chat';
import { MyProfile } from './my-profile';

const ITEM =
  'flex min-h-10 cursor-default select-none items-center gap-2.5 rounded-md px-3 text-sm outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11';

/** The menu of the signed-in staff member: duty and profile. */
export function AccountMenu({ me }: Readonly<{ me: MeDto }>) {
  const t = useTranslations('Account');
  const role = useTranslations('Chat.role');
  const locale = useLocale();
  const [isOnDuty, setIsOnDuty] = useState(me.is_on_duty);
  const [hasFailed, setHasFailed] = useState(false);
  const [isProfileOpen, setIsProfileOpen] = useState(false);

  async function changeDuty(next: boolean) {
    setIsOnDuty(next);
    setHasFailed(false);
    try {
      const person = await createPeopleApi(me.hotel.slug).change(me.id, { is_on_duty: next });
      setIsOnDuty(person.is_on_duty);
    } catch {
      setIsOnDuty(!next);
      setHasFailed(true);
    }
  }

  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="inline-flex min-h-9 max-w-60 items-center gap-2 rounded-md px-1.5 text-sm hover:bg-sunken data-popup-open:bg-sunken pointer-coarse:min-h-11">
          <span className="relative">
            <Avatar name={me.name} src={me.profile_image} size="sm" />
            <span
              aria-hidden="true"
              className={`absolute -inset-e-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-surface ${isOnDuty ? 'bg-good' : 'bg-ink-soft'}`}
            />
          </span>
          <span className="min-w-0 truncate max-xl:sr-only">
            {me.name}
            <span className="text-ink-soft"> · {role(me.role)}</span>
          </span>
          <span className="sr-only">{t('open')}</span>
          <ChevronDown aria-hidden="true" className="hidden size-4 shrink-0 text-ink-soft md:block" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={6} collisionPadding={8} className="z-30">
            <Menu.Popup
              lang={locale}
              dir="ltr"
              className="w-64 rounded-lg border border-line bg-surface p-1.5 text-ink shadow-lift outline-none"
            >
              <p className="px-3 py-2 text-sm">
                <span className="block truncate font-medium">{me.name}</span>
                <span className="block text-ink-soft">{role(me.role)}</span>
              </p>
              <Menu.CheckboxItem
                checked={isOnDuty}
                onCheckedChange={(next) => void changeDuty(next)}
                className={`${ITEM} justify-between`}
              >
                <span>
                  {t('onDuty')}
                  <span className="block text-ink-soft text-xs">{t(isOnDuty ? 'isOn' : 'isOff')}</span>
                </span>
                <span
                  aria-hidden="true"
                  className={`flex h-5 w-9 items-center rounded-full p-0.5 ${isOnDuty ? 'justify-end bg-good' : 'bg-line-strong'}`}
                >
                  <span className="size-4 rounded-full bg-surface" />
                </span>
              </Menu.CheckboxItem>
              <Menu.Item className={ITEM} onClick={() => setIsProfileOpen(true)}>
                {t('profile.open')}
              </Menu.Item>
              {hasFailed && (
                <p role="alert" className="px-3 py-1 text-alert text-xs">
                  {t('failed')}
                </p>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <MyProfile me={me} isOpen={isProfileOpen} onClose={() => setIsProfileOpen(false)} />
    </>
  );
}
