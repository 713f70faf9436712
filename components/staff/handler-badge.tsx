'use client';

import { useTranslations } from 'next-intl';

type Props = Readonly<{ name: string; isMe: boolean }>;

/** Who looks after a guest, as initials. */
export function HandlerBadge({ name, isMe }: Props) {
  const t = useTranslations('Staff.inbox');
  const title = isMe ? t('handledByMe') : t('handledBy', { name });
  const initials = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 2);
  return (
    <span
      title={title}
      className={`grid size-6 shrink-0 place-items-center rounded-full text-xs font-medium tracking-tighter ${isMe ? 'bg-accent text-accent-ink' : 'bg-sunken text-ink-soft'}`}
    >
      <span aria-hidden="true">{initials}</span>
      <span className="sr-only">{title}</span>
    </span>
  );
}
