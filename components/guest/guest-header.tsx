'use client';

import { useTranslations } from 'use-intl';
import { Avatar } from '@/components/ui/avatar';
import type { ConversationView } from '@/lib/client/view';
import type { HotelDto } from '@/lib/contract/hotel';
import { firstWord } from './first-word';
import { LanguageSelect } from './language-select';

type Props = Readonly<{
  hotel: HotelDto;
  handler: ConversationView['handler'];
  roomNumber: string | null;
}>;

export function GuestHeader({ hotel, handler, roomNumber }: Props) {
  const t = useTranslations('Guest');
  return (
    <header className="shrink-0 border-line border-b bg-surface pt-[env(safe-area-inset-top)]">
      <div className="h-1 bg-accent" />
      <div className="mx-auto flex w-full max-w-3xl items-center gap-3 py-2.5 ps-4 pe-2 sm:ps-5 sm:pe-3">
        <Avatar name={hotel.name} src={hotel.branding.logo_url} tone="accent" />
        <div className="min-w-0 flex-1">
          <div className="flex min-w-0 items-center gap-2">
            <h1
              dir="auto"
              translate="no"
              className="line-clamp-2 min-w-0 text-start font-semibold text-lg leading-tight"
            >
              {hotel.name}
            </h1>
            {roomNumber && (
              <span className="shrink-0 rounded-full bg-accent-soft px-2.5 py-0.5 font-medium text-xs tabular-nums">
                {t('room', { number: roomNumber })}
              </span>
            )}
          </div>
          <p className="line-clamp-2 text-ink-soft text-sm leading-snug">
            <Care handler={handler} />
          </p>
        </div>
        <div id="guest-tools" />
        <LanguageSelect />
      </div>
    </header>
  );
}

function Care({ handler }: Pick<Props, 'handler'>) {
  const t = useTranslations('Guest');
  const role = useTranslations('Chat.role');
  if (!handler) return t('teamIsHere');
  return t('lookingAfterYou', { name: firstWord(handler.name), role: role(handler.role) });
}
