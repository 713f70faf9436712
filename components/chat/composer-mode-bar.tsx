'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import type { Side } from '@/lib/client/conversation';
import { quoteOf } from '@/lib/client/unsent-quotes';
import { ownText } from '@/lib/contract/stand-in-text';
import type { ComposerMode } from './use-composing';
import { useIsSelf } from './which-guest';

type Props = Readonly<{ mode: ComposerMode; side: Side; onCancel: () => void }>;

/** Shows which message the composer answers or edits. */
export function ComposerModeBar({ mode: { kind, message }, side, onCancel }: Props) {
  const t = useTranslations('Chat');
  const quote = quoteOf(message);
  const isSelf = useIsSelf(side)(quote);
  const title =
    kind === 'edit'
      ? t('mode.edit')
      : isSelf
        ? t('mode.replyToSelf')
        : t('mode.reply', { name: quote.sender_name });
  const files = quote.attachment_count > 0 ? t('attachments', { count: quote.attachment_count }) : '';
  return (
    <div className="mx-auto flex w-full max-w-3xl items-center gap-1 px-3 pt-2 sm:px-5">
      <div className="min-w-0 flex-1 rounded-sm border-accent border-s-3 bg-sunken px-3 py-1.5 text-sm">
        <p role="status" className="truncate font-semibold">
          {title}
        </p>
        <p dir="auto" className="truncate text-ink-soft">
          {quote.is_deleted ? t('deleted') : ownText(quote) || files}
        </p>
      </div>
      <IconButton label={t(kind === 'edit' ? 'mode.cancelEdit' : 'mode.cancelReply')} onClick={onCancel}>
        <Icon name="x" />
      </IconButton>
    </div>
  );
}
