'use client';

import { useTranslations } from 'next-intl';
import { use, useCallback, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Composer } from '@/components/chat/composer';
import { ConnectionBanner } from '@/components/chat/connection-banner';
import { DropZone } from '@/components/chat/drop-zone';
import type { Rights } from '@/components/chat/menu-items';
import { MessageList } from '@/components/chat/message-list';
import type { More } from '@/components/chat/message-tools';
import { RateLimitNotice } from '@/components/chat/rate-limit-notice';
import { fillTextBox } from '@/components/chat/text-box';
import { useComposing } from '@/components/chat/use-composing';
import { useFileTray } from '@/components/chat/use-file-tray';
import { useUnreadStart } from '@/components/chat/use-unread-start';
import { createStaffApi } from '@/lib/client/api';
import { staffScope } from '@/lib/client/clear-person';
import { createStaffMessageApi } from '@/lib/client/message-api';
import { storedFile, type UnsentFile } from '@/lib/client/unsent-file';
import { useConversation } from '@/lib/client/use-conversation';
import { letsGuestIn } from '@/lib/contract/booking-status';
import type { ConversationDto, MeDto, MessageDto, MessagePageDto } from '@/lib/contract/chat';
import { actorOf } from '@/lib/contract/message-policy';
import { AnsweredFirst } from './answered-first';
import { AuditSection } from './audit-section';
import { ConversationHeader } from './conversation-header';
import { DeskList } from './desk-context';
import { ErasedNotice } from './erased-notice';
import { EscalationLine } from './escalation-line';
import { GuestPanel } from './guest-panel';
import { HandOffNotice } from './hand-off-notice';
import { MessageDeliveries } from './message-deliveries';
import { MessageHistory } from './message-history';
import { TypingStaffLine } from './typing-staff-line';
import { useClearUnreadOnOpen } from './use-clear-unread-on-open';
import { useFreshDetails } from './use-fresh-details';
import { useHandOff } from './use-hand-off';
import { useReplyKey } from './use-reply-key';

type Props = Readonly<{ me: MeDto; conversation: ConversationDto; page: MessagePageDto }>;

export function ConversationPane({ me, conversation, page }: Props) {
  const t = useTranslations('Staff.conversation');
  const { slug, time_zone } = me.hotel;
  const { id } = conversation;
  const scope = staffScope(slug, me.id, id);
  const api = useMemo(() => createStaffApi(slug).conversation(id), [slug, id]);
  const messageApi = useMemo(createStaffMessageApi, []);
  const input = useRef<HTMLTextAreaElement>(null);
  const panelId = useId();
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const { openRow, markUnread } = use(DeskList);
  const myReadSeq = conversation.my_read_seq;
  const view = useConversation(
    {
      side: 'staff',
      scope,
      meName: me.name,
      channel: conversation.channel_name,
      initial: { page, handler: conversation.current_staff_handler, myReadSeq },
      api,
    },
    messageApi,
  );
  // A staff member who has never opened the conversation starts where the team stopped.
  const unread = useUnreadStart(view.entries, 'staff', myReadSeq ?? page.read_state.staff_read_seq);
  const details = useFreshDetails(slug, view.handler?.id, conversation, openRow);
  useClearUnreadOnOpen(openRow?.is_marked_unread ?? conversation.is_marked_unread, () => api.markRead(0));
  const { handler, refresh } = view;
  const handOff = useHandOff({ me, conversationId: id, handler, refresh });
  const hasEnded = view.ending === 'stay_ended' || !letsGuestIn(details.stay.status);

  const rights = useMemo<Rights>(
    () => ({ actor: actorOf(me.role), staffId: me.id, companionId: null, canWrite: !hasEnded, hasEnded }),
    [me.role, me.id, hasEnded],
  );
  const drawMore = useCallback(
    (what: More, message: MessageDto, onClose: () => void) => {
      const asked = { message, timeZone: time_zone, onClose };
      return what === 'history' ? (
        <MessageHistory {...asked} />
      ) : (
        <MessageDeliveries slug={slug} {...asked} />
      );
    },
    [slug, time_zone],
  );
  const files = useFileTray(scope);
  const tray = !hasEnded && me.attachments ? files : undefined;
  const composing = useComposing({ scope, view, rights, input, onSent: unread.forget, drawMore });
  useReplyKey(view.entries, rights, composing.tools.onReply);

  /** Appended to the current draft, so that neither text is lost. */
  function takeBack(text: string, carried: readonly UnsentFile[]) {
    files.restore(carried.map(storedFile));
    const node = input.current;
    // An edit in progress occupies the box. It is cancelled first, which restores the earlier draft.
    flushSync(composing.cancel);
    if (node) fillTextBox(node, [node.value.trim(), text].filter(Boolean).join('\n\n'));
  }

  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <ConversationHeader
        me={me}
        conversation={details}
        handler={view.handler}
        panelId={panelId}
        isPanelOpen={isPanelOpen}
        onPanel={() => setIsPanelOpen(!isPanelOpen)}
        onMarkUnread={() => markUnread(id)}
        handOff={handOff}
      />
      <HandOffNotice me={me} handOff={handOff} />
      {!hasEnded && (
        <EscalationLine me={me} conversationId={id} waitingSince={openRow?.waiting_since ?? null} />
      )}
      <ConnectionBanner connection={view.connection} />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <section
          id={panelId}
          aria-label={t('details')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          className={`${isPanelOpen ? '' : 'max-xl:hidden'} focus-visible:-outline-offset-2 max-h-[55%] shrink-0 overflow-y-auto border-line bg-surface max-lg:border-b lg:order-last lg:max-h-none lg:w-75 lg:border-s`}
        >
          <GuestPanel conversation={details} handler={view.handler} timeZone={time_zone} />
          <AuditSection key={id} me={me} conversationId={id} />
        </section>
        <DropZone onFiles={tray?.add} className="flex min-h-0 min-w-0 flex-1 flex-col">
          {details.stay.erased_at ? (
            <ErasedNotice at={details.stay.erased_at} timeZone={time_zone} />
          ) : (
            <MessageList
              view={view}
              side="staff"
              timeZone={time_zone}
              unreadAfterSeq={unread.afterSeq}
              tools={composing.tools}
            />
          )}
          <footer className="relative shrink-0 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)]">
            {!hasEnded && <TypingStaffLine names={view.typingStaff} />}
            {!hasEnded && <AnsweredFirst view={view} meId={me.id} onEdit={takeBack} />}
            <RateLimitNotice until={view.blockedUntil} />
            {hasEnded ? (
              <p className="px-4 py-3 text-center text-ink-soft text-sm">
                {t(details.stay.erased_at ? 'erased' : 'ended')}
              </p>
            ) : (
              <Composer
                side="staff"
                inputRef={input}
                mode={composing.mode}
                onLeaveMode={composing.cancel}
                onEditText={composing.saveEdit}
                onEditLast={composing.editLast}
                onSend={composing.submit}
                onTyping={view.recordTyping}
                tray={tray}
                placeholder={t('placeholder', { name: details.guest_first_name || details.guest_last_name })}
                draftKey={scope}
              />
            )}
          </footer>
        </DropZone>
      </div>
    </div>
  );
}
