'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import type { Connection } from '@/lib/client/view';

type Props = Readonly<{ connection: Connection }>;

export function ConnectionBanner({ connection }: Props) {
  const t = useTranslations('Chat');
  return (
    <div role="status" data-connection={connection}>
      {connection === 'offline' && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-pretty text-sm text-warn">
          <Icon name="wifiOff" className="size-4 shrink-0" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}
