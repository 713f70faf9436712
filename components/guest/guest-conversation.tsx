'use client';

import { useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Composer } from '@/components/chat/composer';
import { ConnectionBanner } from '@/components/chat/connection-banner';
import { DropZone } from '@/components/chat/drop-zone';
import type { Rights } from '@/components/chat/menu-items';
import { MessageList } from '@/components/chat/message-list';
import { fillTextBox } from '@/components/chat/text-box';
import { useComposing } from '@/components/chat/use-composing';
import { useFileTray } from '@/components/chat/use-file-tray';
import { useUnreadStart } from '@/components/chat/use-unread-start';
import { WaitLine } from '@/components/chat/wait-line';
import { WhichGuest } from '@/components/chat/which-guest';
import { GuestVisitLater } from '@/components/push/guest-visit-later';
import { guestScope } from '@/lib/client/forget-person';
import type { ConversationView, LiveConversation } from '@/lib/client/view';
import type { DisabledCode, GuestContextDto, OpenSessionReplyDto } from '@/lib/contract/chat';
import type { OtherStay } from '@/lib/contract/other-stay';
import { STAY_PARAM, stayKey } from '@/lib/contract/page-owner';
import { pages } from '@/lib/contract/paths';
import { textIn } from '@/lib/contract/text-in';
import { AwayLine } from './away-line';
import { ClosedNotice } from './closed-notice';
import { GuestHeader } from './guest-header';
import { useLanguages } from './guest-language';
import { OtherStays } from './other-stays';
import { useGuestBadge } from './use-guest-badge';
import { Welcome } from './welcome';

type Props = Readonly<{
  initial: OpenSessionReplyDto;
  view: LiveConversation;
  formMessageId: string | undefined;
  others: readonly OtherStay[];
}>;

export function GuestConversation({ initial, view, formMessageId, others }: Props) {
  const t = useTranslations('Guest');
  const { context } = initial;
  const { hotel, companion_id: companionId } = context;
  const { code } = useLanguages();
  const input = useRef<HTMLTextAreaElement>(null);
  const unread = useUnreadStart(view.entries, 'guest', initial.read_state.guest_read_seq);
  useGuestBadge(view);
  const closed = closedBy(view) ?? (context.permissions.can_send ? null : (context.disabled_code ?? 'other'));
  const canWrite = closed === null;
  const rights = useMemo<Rights>(
    () => ({ actor: 'guest', staffId: null, companionId, canWrite, hasEnded: false }),
    [canWrite, companionId],
  );
  const composing = useComposing({ view, rights, input, onSent: unread.forget });
  const files = useFileTray(guestScope(hotel.slug, context.booking_id, companionId));
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
              onPick={closed ? null : pick}
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
          <AwayLine hotel={hotel} reception={context.reception} />
          <WaitLine until={view.heldUntil} />
          {closed ? (
            <ClosedNotice reason={closed === 'other' ? null : closed} checkIn={context.booking.check_in} />
          ) : (
            <Composer
              inputRef={input}
              side="guest"
              mode={composing.mode}
              onLeaveMode={composing.cancel}
              onSend={composing.submit}
              onTyping={view.noteTyping}
              tray={tray}
              placeholder={t('placeholder', { hotel: hotel.name })}
              draftKey={guestScope(hotel.slug, context.booking_id, companionId)}
              formAction={formMessageId && sendForm(context)}
              hiddenFields={formMessageId ? { client_message_id: formMessageId } : {}}
            />
          )}
        </footer>
      </DropZone>
    </WhichGuest>
  );
}

/** A form cannot send the header that names its page's stay. */
const sendForm = ({ hotel, booking_id, companion_id }: GuestContextDto) =>
  `${pages.guest(hotel.slug)}/send?${STAY_PARAM}=${stayKey(booking_id, companion_id)}`;

/** The server refused what we still thought was allowed: it knows better. */
function closedBy({ entries }: ConversationView): DisabledCode | 'other' | null {
  const refusals = entries.map((entry) => (entry.state === 'failed' ? entry.refusal : null));
  if (refusals.includes('no_room_assigned')) return 'no_room';
  return refusals.includes('not_in_house') ? 'other' : null;
}
