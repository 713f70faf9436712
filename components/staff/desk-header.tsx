'use client';

import { Keyboard } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { AccountMenu } from '@/components/people/account-menu';
import { SignOutButton } from '@/components/sign-in/sign-out-button';
import { Avatar } from '@/components/ui/avatar';
import { IconButton } from '@/components/ui/icon-button';
import type { Connection } from '@/lib/client/view';
import type { MeDto } from '@/lib/contract/chat';
import { ConnectionLight } from './connection-light';
import { DeskNav } from './desk-nav';
import { SoundSettings } from './sound-settings';
import type { DeskAlarm } from './use-desk-alarm';

type Props = Readonly<{
  me: MeDto;
  connection: Connection;
  alarm: DeskAlarm;
  totalUnread: number;
  onHelp: () => void;
}>;

export function DeskHeader({ me, connection, alarm, totalUnread, onHelp }: Props) {
  const t = useTranslations('Staff');
  return (
    <header className="flex shrink-0 items-center gap-3 border-line border-b bg-surface px-3 max-sm:gap-1 py-1.5 sm:px-4">
      {/* On a phone this line has space for controls only. */}
      <span className="max-sm:hidden">
        <Avatar name={me.hotel.name} src={me.hotel.branding.logo_url} tone="accent" size="sm" />
      </span>
      <h1 className="min-w-0 truncate font-semibold text-sm max-sm:sr-only">{me.hotel.name}</h1>
      <DeskNav me={me} totalUnread={totalUnread} />
      <ConnectionLight connection={connection} />
      <SoundSettings me={me} alarm={alarm} />
      <IconButton label={t('keys.title')} size="sm" onClick={onHelp} className="hidden lg:grid">
        <Keyboard aria-hidden="true" className="size-4.5" />
      </IconButton>
      <AccountMenu me={me} />
      <SignOutButton />
    </header>
  );
}
