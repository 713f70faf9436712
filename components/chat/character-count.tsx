'use client';

import { useTranslations } from 'use-intl';
import { LIMITS } from '@/lib/contract/limits';

const SHOWN_FROM = 200;

/** Shown only near the limit. Text beyond the limit stays in the box until the writer shortens it. */
export function CharacterCount({ id, length }: Readonly<{ id: string; length: number }>) {
  const t = useTranslations('Chat.composer');
  const left = LIMITS.messageChars - length;
  const words = left < 0 ? t('over', { count: -left }) : t('left', { count: left });
  return (
    <p
      translate="no"
      id={id}
      role={left < 0 ? 'alert' : undefined}
      className={`px-4 pb-1.5 text-xs tabular-nums empty:hidden ${left < 0 ? 'font-medium text-alert' : 'text-ink-soft'}`}
    >
      {left <= SHOWN_FROM && words}
    </p>
  );
}
