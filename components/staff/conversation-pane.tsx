'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import { Composer } from '@/components/chat/composer';
import { ConnectionBanner } from '@/components/chat/connection-banner';
import { MessageList } from '@/components/chat/message-list';
import { createStaffApi } from '@/lib/client/api';
import { useConversation } from '@/lib/client/use-conversation';
import { conversationChannel } from '@/lib/contract/channels';
import type { ConversationDto, MeDto, MessagePageDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { GuestPanel } from './guest-panel';

type Props = Readonly<{ me: MeDto; conversation: ConversationDto; page: MessagePageDto }>;

export function ConversationPane({ me, conversation, page }: Props) {
  const t = useTranslations('Staff.conversation');
  const { slug, time_zone } = me.hotel;
  const { id } = conversation;
  const api = useMemo(() => createStaffApi(slug).conversation(id), [slug, id]);
  const input = useRef<HTMLTextAreaElement>(null);
  const [unreadAfterSeq, setUnreadAfterSeq] = useState<number | undefined>(page.read_state.staff_read_seq);
  const view = useConversation({
    side: 'staff',
    scope: `staff:${slug}:${me.id}:${id}`,
    meName: me.name,
    channel: conversationChannel(slug, id),
    initial: { page, handler: conversation.current_staff_handler },
    api,
  });
  const hasEnded =
    view.ending === 'stay_ended' || !['confirmed', 'in_house'].includes(conversation.stay.status);
  const isMine = view.handler?.id === me.id;

  function send(text: string) {
    setUnreadAfterSeq(undefined);
    view.send(text);
  }

  return (
    <div className="flex min-w-0 flex-1">
      <main className="flex min-w-0 flex-1 flex-col">
        <header className="flex shrink-0 items-center gap-2 border-line border-b bg-surface px-3 py-2 sm:px-4">
          <Link
            href={pages.inbox(slug)}
            aria-label={t('back')}
            className="grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken lg:hidden"
          >
            <ArrowLeft aria-hidden="true" className="size-5" />
          </Link>
          <div className="min-w-0 flex-1">
            <h2 dir="auto" className="truncate font-semibold text-base">
              {conversation.room_number && (
                <span className="tabular-nums">{conversation.room_number} · </span>
              )}
              {conversation.guest_name}
            </h2>
            <p className="truncate text-ink-soft text-sm">
              {view.handler
                ? isMine
                  ? t('yours')
                  : t('handledBy', { name: view.handler.name })
                : t('nobody')}
            </p>
          </div>
        </header>
        <ConnectionBanner connection={view.connection} />
        <details className="shrink-0 border-line border-b bg-surface xl:hidden">
          <summary className="flex min-h-11 items-center px-4 text-ink-soft text-sm">{t('details')}</summary>
          <GuestPanel conversation={conversation} handler={view.handler} timeZone={time_zone} />
        </details>
        <MessageList view={view} side="staff" timeZone={time_zone} unreadAfterSeq={unreadAfterSeq} />
        <footer className="shrink-0 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)]">
          {hasEnded ? (
            <p className="px-4 py-3 text-center text-ink-soft text-sm">{t('ended')}</p>
          ) : (
            <Composer
              inputRef={input}
              onSend={send}
              onTyping={view.noteTyping}
              placeholder={t('placeholder', { name: conversation.guest_first_name })}
              draftKey={`staff:${slug}:${me.id}:${id}`}
            />
          )}
        </footer>
      </main>
      <aside
        aria-label={t('details')}
        className="hidden w-75 shrink-0 overflow-y-auto border-line border-s bg-surface xl:block"
      >
        <GuestPanel conversation={conversation} handler={view.handler} timeZone={time_zone} />
      </aside>
    </div>
  );
}
