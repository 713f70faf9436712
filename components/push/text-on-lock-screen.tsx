'use client';

import { useTranslations } from 'use-intl';
import type { Push } from '@/lib/client/use-push';

/** Off by default: anyone who picks up the phone can read the text. */
export function TextOnLockScreen({ push }: Readonly<{ push: Push }>) {
  const t = useTranslations('Push');
  return (
    <label className="flex min-h-11 w-full items-center gap-3 text-sm">
      <input
        type="checkbox"
        className="size-5 accent-accent"
        checked={push.choice === 'on_with_text'}
        onChange={(event) => push.turnOn(event.target.checked)}
      />
      {t('preview')}
    </label>
  );
}
