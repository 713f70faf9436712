'use client';

import { useTranslations } from 'next-intl';

type Props = Readonly<{ name: string; image?: string | undefined; isMe: boolean }>;

/** The handler of a conversation, as a picture over the initials. */
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
        // biome-ignore lint/performance/noImgElement: a few hundred bytes in the right size already.
        <img src={image} alt="" width={24} height={24} className="absolute inset-0 size-full object-cover" />
      )}
      <span className="sr-only">{title}</span>
    </span>
  );
}
