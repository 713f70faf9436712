'use client';

import { useLocale, useTranslations } from 'use-intl';
import { clockTime, fullTime } from '@/lib/client/hotel-time';
import type { Mark } from '@/lib/client/timeline';
import type { Entry } from '@/lib/client/view';
import { DeliveryMark, FailedMark } from './delivery-mark';

type Props = Readonly<{
  entry: Entry;
  timeZone: string;
  isLast: boolean;
  mark: Mark | null;
  onRetry: (clientMessageId: string) => void;
  onDiscard: (clientMessageId: string) => void;
}>;

export function BubbleFooter({ entry, timeZone, isLast, mark, onRetry, onDiscard }: Props) {
  const locale = useLocale();
  const message = entry.state === 'sent' ? entry.message : null;
  const isEdited = message?.is_edited === true && !message.is_deleted;
  if (entry.state === 'failed') {
    const { clientMessageId, refusal } = entry;
    return (
      <FailedMark
        refusal={refusal}
        onRetry={() => onRetry(clientMessageId)}
        onDiscard={() => onDiscard(clientMessageId)}
      />
    );
  }
  if (!isLast && !isEdited && !mark) return null;
  return (
    <span className="flex items-center gap-1.5 px-3 pt-1 text-ink-soft text-xs tabular-nums">
      {isEdited && <EditedMark at={message.edited_at} timeZone={timeZone} />}
      {message && (
        <time
          translate="no"
          dateTime={message.timestamp}
          title={fullTime(message.timestamp, locale, timeZone)}
        >
          {clockTime(message.timestamp, locale, timeZone)}
        </time>
      )}
      {mark && mark !== 'failed' && <DeliveryMark mark={mark} />}
    </span>
  );
}

function EditedMark({ at, timeZone }: Readonly<{ at: string | null; timeZone: string }>) {
  const t = useTranslations('Chat');
  const locale = useLocale();
  if (at === null) return <span>{t('edited')}</span>;
  const when = t('change.editedAt', { time: fullTime(at, locale, timeZone) });
  return (
    <span title={when}>
      <span aria-hidden="true">{t('edited')}</span>
      <span className="sr-only">{when}</span>
    </span>
  );
}
