'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button';
import { themedPlace } from './themed-place';
import { useBackCloses } from './use-back-closes';

type Props = Readonly<{
  isOpen: boolean;
  onClose: () => void;
  closeLabel: string;
  title: ReactNode;
  /** Below the title. */
  note: ReactNode;
  children: ReactNode;
}>;

/** A sheet with an item of a list, beside the list; on a phone it covers the page. */
export function SideSheet({ isOpen, onClose, closeLabel, title, note, children }: Props) {
  const locale = useLocale();
  useBackCloses(isOpen, onClose);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal container={themedPlace()}>
        <Dialog.Backdrop className="fixed inset-0 z-20 bg-[rgb(0_0_0/0.45)] print:hidden" />
        <Dialog.Popup
          lang={locale}
          dir="ltr"
          className="fixed inset-y-0 inset-e-0 z-20 flex w-[min(28rem,100vw)] flex-col gap-6 overflow-y-auto bg-surface p-5 text-ink shadow-lift print:hidden"
        >
          <header className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <Dialog.Title dir="auto" className="break-words font-semibold text-xl">
                {title}
              </Dialog.Title>
              {note}
            </div>
            <Dialog.Close render={<IconButton label={closeLabel} />}>
              <X aria-hidden="true" className="size-5" />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
