'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import type { Mark } from '@/lib/client/timeline';

/** The delivery status under the last own message. */
export function DeliveryMark({ mark }: Readonly<{ mark: Exclude<Mark, 'failed'> }>) {
  const t = useTranslations('Chat.status');
  const isTicked = mark === 'sent' || mark === 'delivered' || mark === 'read';
  return (
    <span
      translate="no"
      className={`inline-flex items-center gap-1 ${mark === 'read' ? 'font-medium text-ink' : ''}`}
    >
      <span key={mark}>{t(mark)}</span>
      {isTicked && <Icon name={mark === 'sent' ? 'check' : 'checkCheck'} className="size-3.5" />}
    </span>
  );
}

type FailedProps = Readonly<{ refusal: string | null; onRetry: () => void; onDiscard: () => void }>;

/** Shown until the message is sent or discarded: no text disappears by itself. */
export function FailedMark({ refusal, onRetry, onDiscard }: FailedProps) {
  const t = useTranslations('Chat');
  const reason = useReason(refusal);
  // The decision is made at the colleague's answer, above the composer.
  if (reason && refusal === 'answered_first')
    return <span className="px-3 pt-1 text-end text-alert text-sm">{t('status.refused', { reason })}</span>;
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-3 px-3 text-alert text-sm">
      <button type="button" onClick={onRetry} className="min-h-11 text-end font-medium">
        {reason ? t('status.refused', { reason }) : t('status.failed')}
      </button>
      <button type="button" onClick={onDiscard} className="min-h-11 px-1 underline underline-offset-2">
        {t('discard')}
      </button>
    </span>
  );
}

/** The text for a refusal, if there is one. */
export function useReason(refusal: string | null): string | null {
  const t = useTranslations('Chat.refusal');
  return refusal && isSpoken(refusal) ? t(refusal) : null;
}

const SPOKEN = [
  'rate_limited',
  'not_in_house',
  'no_room_assigned',
  'stay_ended',
  'too_large',
  'unsupported_type',
  'files_unavailable',
  'invalid_input',
  'unauthenticated',
  'answered_first',
] as const;

function isSpoken(code: string): code is (typeof SPOKEN)[number] {
  return SPOKEN.some((each) => each === code);
}
