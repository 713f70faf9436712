'use client';

import { useTranslations } from 'use-intl';
import { Spinner } from '@/components/ui/spinner';

/** Scrolling up loads older messages by itself. The button is for keyboards and for retries. */
export function OlderButton({ isBusy, onPress }: Readonly<{ isBusy: boolean; onPress: () => void }>) {
  const t = useTranslations('Chat');
  return (
    <div className="flex h-11 items-center justify-center text-ink-soft text-sm">
      {isBusy ? (
        <Spinner label={t('loadingOlder')} className="size-5" />
      ) : (
        <button type="button" onClick={onPress} className="min-h-11 px-4 font-medium">
          {t('loadOlder')}
        </button>
      )}
    </div>
  );
}
