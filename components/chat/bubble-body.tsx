'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Side } from '@/lib/client/conversation';
import { fullTime } from '@/lib/client/hotel-time';
import type { Entry } from '@/lib/client/view';
import { ownText } from '@/lib/contract/stand-in-text';
import { MessageText } from './message-text';
import { ReplyQuote } from './reply-quote';

type Props = Readonly<{
  entry: Entry;
  side: Side;
  timeZone: string;
  isOwn: boolean;
  isFirst: boolean;
  isLast: boolean;
  onShowQuoted: (messageId: number) => void;
}>;

export function BubbleBody({ entry, side, timeZone, isOwn, isFirst, isLast, onShowQuoted }: Props) {
  const t = useTranslations('Chat');
  const locale = useLocale();
  const message = entry.state === 'sent' ? entry.message : null;
  const quote = entry.state === 'sent' ? entry.message.reply_to_message : entry.quote;
  const text = entry.state === 'sent' ? ownText(entry.message) : entry.body;
  const title = message ? fullTime(message.timestamp, locale, timeZone) : undefined;
  const isSaving = entry.state === 'sent' && entry.change?.isFailed === false;
  const corners = `${cornersOf(isOwn, isFirst, isLast)} max-w-[min(82%,36rem)]`;
  if (message?.is_deleted) {
    return (
      <p className={`border border-line px-3.5 py-2 text-ink-soft text-sm italic ${corners}`}>
        {t('deleted')}
      </p>
    );
  }
  if (isFewEmoji(text) && !quote) {
    return (
      <p title={title} className="px-1 text-3xl leading-tight">
        {text}
      </p>
    );
  }
  // A message with files only has no text bubble.
  if (text === '' && !quote) return null;
  const author = isOwn ? side : side === 'guest' ? 'staff' : 'guest';
  return (
    <div
      // Stacked combining marks would overlap the messages above.
      className={`min-w-0 overflow-clip px-3.5 py-2 ${COLOURS[author]} ${corners} ${isSaving ? 'opacity-70' : ''}`}
    >
      {quote && <ReplyQuote preview={quote} side={side} onShow={onShowQuoted} />}
      {text !== '' && <MessageText text={text} title={title} />}
    </div>
  );
}

const COLOURS: Record<Side, string> = {
  guest: 'bg-guest text-guest-ink',
  staff: 'bg-staff text-staff-ink',
};

/** On its own side, a run has small corners between its messages, so that it looks like one block. */
function cornersOf(isOwn: boolean, isFirst: boolean, isLast: boolean): string {
  const above = isFirst ? '' : isOwn ? 'rounded-se-sm' : 'rounded-ss-sm';
  const below = isLast ? '' : isOwn ? 'rounded-ee-sm' : 'rounded-es-sm';
  return `rounded-lg ${above} ${below}`;
}

const FEW_EMOJI =
  /^(?:(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*\s?){1,3}$/u;

function isFewEmoji(text: string): boolean {
  return text.length < 40 && FEW_EMOJI.test(text);
}
