'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useLocale } from 'next-intl';
import { useRef } from 'react';
import { Button } from './button';
import { ErrorLine } from './error-line';
import { themedPlace } from './themed-place';

type Props = Readonly<{
  isOpen: boolean;
  title: string;
  text: string;
  /** The label of the button that changes nothing and has the focus. `goLabel` is for the button that acts. */
  keepLabel: string;
  goLabel: string;
  isBusy?: boolean;
  error?: string | null;
  onGo: () => void;
  onClose: () => void;
}>;

/** A confirmation before an action that others notice at once. */
export function ConfirmBox(props: Props) {
  const { isOpen, title, text, keepLabel, goLabel, isBusy = false, error = null, onGo, onClose } = props;
  const locale = useLocale();
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal container={themedPlace()}>
        <AlertDialog.Backdrop className="fixed inset-0 z-30 bg-[rgb(0_0_0/0.45)]" />
        <AlertDialog.Popup
          lang={locale}
          dir="ltr"
          initialFocus={keep}
          className="fixed top-1/2 left-1/2 z-30 flex w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col gap-3 rounded-lg bg-surface p-6 text-ink shadow-lift"
        >
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="text-pretty text-ink-soft text-sm">
            {text}
          </AlertDialog.Description>
          <ErrorLine text={error} />
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close ref={keep} render={<Button variant="secondary" />}>
              {keepLabel}
            </AlertDialog.Close>
            <Button isBusy={isBusy} onClick={onGo}>
              {goLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
