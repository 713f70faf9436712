'use client';

import { useTranslations } from 'use-intl';

export function UnreadMarker() {
  const t = useTranslations('Chat');
  return (
    <div data-unread="" className="flex items-center gap-3 pt-4 pb-1 font-medium text-ink-soft text-xs">
      <span className="h-px flex-1 bg-line-strong/50" />
      {t('newMessages')}
      <span className="h-px flex-1 bg-line-strong/50" />
    </div>
  );
}
