'use client';

import { useTranslations } from 'use-intl';
import type { ChangeMark } from '@/lib/client/view';
import { useReason } from './delivery-mark';

type Props = Readonly<{ change: ChangeMark; onRetry: () => void; onLeave: () => void }>;

/** Reports a failed edit or delete under its message. */
export function FailedChange({ change: { kind, refusal }, onRetry, onLeave }: Props) {
  const t = useTranslations('Chat.change');
  const reason = useReason(refusal);
  return (
    <span role="alert" className="flex flex-wrap items-center justify-end gap-x-3 px-3 text-alert text-sm">
      <button type="button" onClick={onRetry} className="min-h-11 text-end font-medium">
        {reason ? t(`${kind}Refused`, { reason }) : t(kind)}
      </button>
      <button type="button" onClick={onLeave} className="min-h-11 px-1 underline underline-offset-2">
        {t('leave')}
      </button>
    </span>
  );
}
