'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Side } from '@/lib/client/conversation';
import { fullTime } from '@/lib/client/hotel-time';
import type { MessageDto } from '@/lib/contract/chat';
import { ownText } from '@/lib/contract/stand-in-text';
import { useIsSelf } from './which-guest';

type Props = Readonly<{
  message: MessageDto;
  side: Side;
  timeZone: string;
  /** True for the message that all the others answer. */
  isSource: boolean;
  onShow: (messageId: number) => void;
}>;

/** A message in the thread sheet. A click shows it in the conversation. */
export function ThreadMessage({ message, side, timeZone, isSource, onShow }: Props) {
  const t = useTranslations('Chat');
  const locale = useLocale();
  const isSelf = useIsSelf(side);
  const { sender_type, staff_display_name, staff_name, guest_name, is_deleted } = message;
  const name =
    sender_type === 'staff'
      ? (staff_display_name ?? staff_name ?? t('hotel'))
      : isSelf(message)
        ? t('you')
        : guest_name;
  const files = message.attachments.length > 0 ? t('attachments', { count: message.attachments.length }) : '';
  return (
    <button
      type="button"
      onClick={() => onShow(message.id)}
      title={t('thread.show')}
      className={`block w-full rounded-md px-3 py-2 text-start hover:bg-sunken ${isSource ? 'bg-sunken' : 'border border-line'}`}
    >
      <span className="flex items-baseline justify-between gap-3 text-xs">
        <bdi translate="no" className="truncate font-semibold">
          {name}
        </bdi>
        <time translate="no" dateTime={message.timestamp} className="shrink-0 text-ink-soft">
          {fullTime(message.timestamp, locale, timeZone)}
        </time>
      </span>
      <span
        dir="auto"
        className={`block overflow-clip whitespace-pre-wrap text-base [overflow-wrap:anywhere] ${is_deleted ? 'text-ink-soft italic' : ''}`}
      >
        {is_deleted ? t('deleted') : [ownText(message), files].filter(Boolean).join('\n')}
      </span>
    </button>
  );
}
