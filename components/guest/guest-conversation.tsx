'use client';

import { useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Composer } from '@/components/chat/composer';
import { ConnectionBanner } from '@/components/chat/connection-banner';
import { DropZone } from '@/components/chat/drop-zone';
import type { Rights } from '@/components/chat/menu-items';
import { MessageList } from '@/components/chat/message-list';
import { RateLimitNotice } from '@/components/chat/rate-limit-notice';
import { fillTextBox } from '@/components/chat/text-box';
import { useComposing } from '@/components/chat/use-composing';
import { useFileTray } from '@/components/chat/use-file-tray';
import { useUnreadStart } from '@/components/chat/use-unread-start';
import { WhichGuest } from '@/components/chat/which-guest';
import { GuestVisitLater } from '@/components/push/guest-visit-later';
import { guestScope } from '@/lib/client/clear-person';
import type { LiveConversation } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';
import type { OtherStay } from '@/lib/contract/other-stay';
import { STAY_PARAM, stayKey } from '@/lib/contract/page-owner';
import { pages } from '@/lib/contract/paths';
import { textIn } from '@/lib/contract/text-in';
import { ClosedNotice } from './closed-notice';
import { GuestHeader } from './guest-header';
import { useLanguages } from './guest-language';
import { OfficeHoursNotice } from './office-hours-notice';
import { OtherStays } from './other-stays';
import { useGuestBadge } from './use-guest-badge';
import { Welcome } from './welcome';

type Props = Readonly<{
  context: GuestContextDto;
  /** The last message that the guest had read when the page was loaded. */
  firstReadSeq: number;
  view: LiveConversation;
  formMessageId: string | undefined;
  others: readonly OtherStay[];
}>;

export function GuestConversation({ context, firstReadSeq, view, formMessageId, others }: Props) {
  const t = useTranslations('Guest');
  const { hotel, companion_id: companionId } = context;
  const { code } = useLanguages();
  const input = useRef<HTMLTextAreaElement>(null);
  const unread = useUnreadStart(view.entries, 'guest', firstReadSeq);
  useGuestBadge(view);
  const canWrite = context.permissions.can_send;
  const rights = useMemo<Rights>(
    () => ({ actor: 'guest', staffId: null, companionId, canWrite, hasEnded: false }),
    [canWrite, companionId],
  );
  const scope = guestScope(hotel.slug, context.booking_id, companionId);
  const composing = useComposing({ scope, view, rights, input, onSent: unread.forget });
  const files = useFileTray(scope);
  const tray = canWrite && context.attachments ? files : undefined;
  const isEmpty = view.entries.length === 0 && view.typing.length === 0;

  function pick(text: string) {
    if (input.current) fillTextBox(input.current, text);
  }

  return (
    <WhichGuest value={companionId}>
      <DropZone onFiles={tray?.add} className="flex h-dvh flex-col">
        <GuestHeader hotel={hotel} handler={view.handler} roomNumber={context.room_number} />
        <OtherStays slug={hotel.slug} others={others} />
        <main className="flex min-h-0 flex-1 flex-col">
          <ConnectionBanner connection={view.connection} />
          {isEmpty ? (
            <Welcome
              hotel={hotel}
              guestName={context.guest_name}
              text={textIn(context.reception.welcome, code, hotel.default_locale)}
              onPick={canWrite ? pick : null}
            />
          ) : (
            <MessageList
              view={view}
              side="guest"
              timeZone={hotel.time_zone}
              unreadAfterSeq={unread.afterSeq}
              tools={composing.tools}
            />
          )}
        </main>
        <footer className="shrink-0 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)]">
          <GuestVisitLater view={view} context={context} />
          <OfficeHoursNotice hotel={hotel} reception={context.reception} />
          <RateLimitNotice until={view.blockedUntil} />
          {canWrite ? (
            <Composer
              inputRef={input}
              side="guest"
              mode={composing.mode}
              onLeaveMode={composing.cancel}
              onEditText={composing.saveEdit}
              onSend={composing.submit}
              onTyping={view.recordTyping}
              tray={tray}
              placeholder={t('placeholder', { hotel: hotel.name })}
              draftKey={scope}
              formAction={formMessageId && sendForm(context)}
              hiddenFields={formMessageId ? { client_message_id: formMessageId } : {}}
            />
          ) : (
            <ClosedNotice reason={context.disabled_code ?? null} checkIn={context.booking.check_in} />
          )}
        </footer>
      </DropZone>
    </WhichGuest>
  );
}

/** A form cannot send the header with the page's stay, so the stay is in the address. */
const sendForm = ({ hotel, booking_id, companion_id }: GuestContextDto) =>
  `${pages.guest(hotel.slug)}/send?${STAY_PARAM}=${stayKey(booking_id, companion_id)}`;
