'use client';

import { useTranslations } from 'next-intl';

type Props = Readonly<{ name: string; image?: string | undefined; isMe: boolean }>;

/** Who looks after a guest, as their picture over their initials. */
export function HandlerBadge({ name, image, isMe }: Props) {
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
      className={`relative grid size-6 shrink-0 overflow-hidden place-items-center rounded-full text-xs font-medium tracking-tighter ${isMe ? 'bg-accent text-accent-ink' : 'bg-sunken text-ink-soft'}`}
    >
      <span aria-hidden="true">{initials}</span>
      {image && (
        // biome-ignore lint/performance/noImgElement: a few hundred bytes that are already the right size.
        <img src={image} alt="" width={24} height={24} className="absolute inset-0 size-full object-cover" />
      )}
      <span className="sr-only">{title}</span>
    </span>
  );
}
