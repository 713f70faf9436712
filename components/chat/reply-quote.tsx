'use client';

import { useTranslations } from 'use-intl';
import type { Side } from '@/lib/client/conversation';
import type { ReplyPreviewDto } from '@/lib/contract/chat';
import { ownText } from '@/lib/contract/stand-in-text';
import { useIsSelf } from './which-guest';

type Props = Readonly<{
  preview: ReplyPreviewDto;
  side: Side;
  onShow?: ((messageId: number) => void) | undefined;
}>;

export function ReplyQuote({ preview, side, onShow }: Props) {
  const t = useTranslations('Chat');
  const isSelf = useIsSelf(side);
  // On the desk several people write for the hotel, so all authors have a name.
  const author = isSelf(preview) ? t('you') : preview.sender_name;
  const files = preview.attachment_count > 0 ? t('attachments', { count: preview.attachment_count }) : '';
  return (
    <button
      type="button"
      title={t('showQuoted')}
      onClick={() => onShow?.(preview.id)}
      className="mb-1.5 block w-full rounded-sm border-current border-s-3 bg-current/8 px-2.5 py-1.5 text-start text-sm"
    >
      <span translate="no" className="block truncate font-semibold">
        {author}
      </span>
      <span
        dir="auto"
        className={`line-clamp-2 [overflow-wrap:anywhere] ${preview.is_deleted ? 'italic' : ''}`}
      >
        {preview.is_deleted ? t('deleted') : ownText(preview) || files}
      </span>
    </button>
  );
}
