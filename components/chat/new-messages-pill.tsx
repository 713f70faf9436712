'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';

type Props = Readonly<{ count: number; onPress: () => void }>;

/** A button that scrolls to the newest messages. The page never scrolls there by itself during reading. */
export function NewMessagesPill({ count, onPress }: Props) {
  const t = useTranslations('Chat');
  return (
    <button
      translate="no"
      type="button"
      aria-label={count === 0 ? t('toLatest') : undefined}
      onClick={onPress}
      className={`absolute bottom-3 flex min-h-11 min-w-11 animate-rise items-center justify-center gap-2 rounded-full font-medium text-sm shadow-lift ${
        count > 0
          ? 'inset-x-0 mx-auto w-fit bg-accent px-5 text-accent-ink'
          : 'end-3 border border-line bg-surface text-ink-soft sm:end-5'
      }`}
    >
      {count > 0 && t('newMessageCount', { count })}
      <Icon name="arrowDown" className="size-4.5" />
    </button>
  );
}
