'use client';

import { useTranslations } from 'use-intl';
import type { Side } from '@/lib/client/conversation';

type Props = Readonly<{ names: readonly string[]; side: Side }>;

/** The people who are typing on the other side. Not announced, because it changes too often. */
export function TypingLine({ names, side }: Props) {
  const t = useTranslations('Chat');
  const [name, other] = names;
  if (name === undefined) return null;
  const words =
    other === undefined
      ? t('typingOne', { name })
      : names.length === 2
        ? t('typingTwo', { name, other })
        : t('typingMany');
  return (
    <div aria-live="off" className="flex items-center gap-2.5 pt-3">
      <span
        className={`flex gap-1 rounded-lg px-3.5 py-3 ${side === 'guest' ? 'bg-staff text-staff-ink' : 'bg-guest text-guest-ink'}`}
      >
        {['', '[animation-delay:150ms]', '[animation-delay:300ms]'].map((delay) => (
          <span key={delay} className={`size-1.5 animate-dot rounded-full bg-current opacity-60 ${delay}`} />
        ))}
      </span>
      <span translate="no" className="truncate text-ink-soft text-xs">
        {words}
      </span>
    </div>
  );
}
