'use client';

import { Popover } from '@base-ui/react/popover';
import { useLocale, useTranslations } from 'next-intl';
import type { Connection } from '@/lib/client/view';

const LIGHTS: Record<Connection, string> = {
  live: 'bg-good',
  connecting: 'bg-warn animate-breathe',
  polling: 'bg-warn',
  offline: 'bg-alert',
};

/** How updates reach this desk now. A tap explains the state and what to do. */
export function ConnectionLight({ connection }: Readonly<{ connection: Connection }>) {
  const t = useTranslations('Staff.connection');
  const locale = useLocale();
  return (
    <Popover.Root>
      <Popover.Trigger
        title={t(`${connection}Why`)}
        className="inline-flex min-h-9 shrink-0 items-center rounded-md px-1.5 text-ink-soft text-sm hover:bg-sunken pointer-coarse:min-h-11"
      >
        <span role="status" data-connection={connection} className="flex items-center gap-2">
          <span aria-hidden="true" className={`size-2 rounded-full ${LIGHTS[connection]}`} />
          <span className="max-sm:sr-only">{t(connection)}</span>
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} collisionPadding={8} className="z-30">
          <Popover.Popup
            lang={locale}
            dir="ltr"
            className="w-72 max-w-[calc(100vw-1rem)] rounded-md border border-line bg-surface p-4 text-ink text-sm shadow-lift outline-none"
          >
            <Popover.Title className="font-semibold">{t(connection)}</Popover.Title>
            <Popover.Description className="mt-1 text-pretty text-ink-soft">
              {t(`${connection}Why`)}. {t(`${connection}Do`)}
            </Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
