'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { themedPlace } from './themed-place';

const WIDTHS = {
  narrow: 'w-[min(24rem,calc(100vw-2rem))]',
  plain: 'w-[min(28rem,calc(100vw-2rem))]',
  wide: 'w-[min(32rem,calc(100vw-2rem))]',
} as const;

type Props = Readonly<{
  isOpen: boolean;
  onClose: () => void;
  title: string;
  width?: keyof typeof WIDTHS;
  children: ReactNode;
}>;

/** A modal dialog. */
export function DialogBox({ isOpen, onClose, title, width = 'plain', children }: Props) {
  const locale = useLocale();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal container={themedPlace()}>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-[rgb(0_0_0/0.45)]" />
        <Dialog.Popup
          lang={locale}
          dir="ltr"
          className={`fixed top-1/2 left-1/2 z-30 flex max-h-[calc(100dvh-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto rounded-lg bg-surface p-6 text-ink shadow-lift ${WIDTHS[width]}`}
        >
          <Dialog.Title className="font-semibold text-lg">{title}</Dialog.Title>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
