'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { Avatar } from '@/components/ui/avatar';
import type { Side } from '@/lib/client/conversation';
import { type Mark, seqOf } from '@/lib/client/timeline';
import type { Entry } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';
import { BubbleBody } from './bubble-body';
import { BubbleFiles } from './bubble-files';
import { BubbleFooter } from './bubble-footer';
import { BubbleTools } from './bubble-tools';
import { FailedChange } from './failed-change';
import type { Rights } from './menu-items';
import { useIsSelf } from './which-guest';

export type BubbleActions = Readonly<{
  retry: (clientMessageId: string) => void;
  discard: (clientMessageId: string) => void;
  showQuoted: (messageId: number) => void;
  openMenu: (messageId: number, anchor: HTMLElement) => void;
  reply: (message: MessageDto) => void;
  retryChange: (messageId: number) => void;
  discardChange: (messageId: number) => void;
}>;

type Props = Readonly<{
  entry: Entry;
  side: Side;
  timeZone: string;
  isOwn: boolean;
  isFirst: boolean;
  isLast: boolean;
  isFresh: boolean;
  isNewest: boolean;
  mark: Mark | null;
  actions: BubbleActions;
  /** Without rights a message has no menu. */
  rights: Rights | undefined;
}>;

/** One message. Memoized, because there may be hundreds. */
export const MessageBubble = memo(function MessageBubble(props: Props) {
  const { entry, isOwn, isFirst, isFresh, isNewest, actions, rights } = props;
  const message = entry.state === 'sent' ? entry.message : null;
  const change = entry.state === 'sent' ? entry.change : undefined;
  return (
    <div
      id={message ? `message-${message.id}` : undefined}
      data-message={message?.id}
      data-own={isOwn || undefined}
      data-seq={isOwn ? undefined : seqOf(entry)}
      tabIndex={-1}
      className={`group/bubble flex flex-col rounded-md outline-offset-4 ${isOwn ? 'items-end' : 'items-start'} ${isFirst ? 'pt-3' : 'pt-0.5'} ${isFresh ? 'animate-rise' : ''}`}
    >
      <Author {...props} />
      <div className={`flex w-full items-center gap-1 ${isOwn ? 'flex-row-reverse' : ''}`}>
        <div className={`flex min-w-0 flex-1 flex-col ${isOwn ? 'items-end' : 'items-start'}`}>
          <BubbleFiles entry={entry} isOwn={isOwn} />
          <BubbleBody {...props} onShowQuoted={actions.showQuoted} />
        </div>
        {message && rights && !change && (
          <BubbleTools
            message={message}
            rights={rights}
            isNewest={isNewest}
            onOpen={actions.openMenu}
            onReply={actions.reply}
          />
        )}
      </div>
      <BubbleFooter {...props} onRetry={actions.retry} onDiscard={actions.discard} />
      {message && change?.isFailed && (
        <FailedChange
          change={change}
          onRetry={() => actions.retryChange(message.id)}
          onLeave={() => actions.discardChange(message.id)}
        />
      )}
    </div>
  );
});

function Author({ entry, side, isOwn, isFirst }: Props) {
  const t = useTranslations('Chat');
  const isSelf = useIsSelf(side);
  if (!isFirst) return null;
  const message = entry.state === 'sent' ? entry.message : null;
  const isMine = !message || isSelf(message);
  const known = message && !isMine ? authorName(message) : null;
  const name = known ?? (isOwn ? t('you') : side === 'staff' ? t('guest') : t('hotel'));
  // Several colleagues write for the hotel and several people for the guest. In these cases the name is shown.
  const isShown = message?.sender_type === 'staff' || (side === 'guest' ? !isMine : message?.companion);
  const words = (
    <span dir="auto" translate="no" className={isShown ? 'px-3 pb-1 text-ink-soft text-xs' : 'sr-only'}>
      {name}
    </span>
  );
  const picture = side === 'staff' ? message?.staff_info?.profile_image : undefined;
  if (!picture) return words;
  return (
    <span className={`flex items-end ${isOwn ? 'flex-row-reverse' : ''}`}>
      <span className="pb-1">
        <Avatar name={name} src={picture} size="sm" />
      </span>
      {words}
    </span>
  );
}

function authorName(message: MessageDto): string | null {
  const { sender_type, staff_display_name, staff_name, guest_name } = message;
  return sender_type === 'staff' ? (staff_display_name ?? staff_name) : guest_name;
}
