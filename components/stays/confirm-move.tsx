'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { StayDto } from '@/lib/contract/stays';
import type { StayMove } from './stay-moves';

type Props = Readonly<{
  /** Null: nothing is asked. */
  move: StayMove | null;
  stay: StayDto;
  isBusy: boolean;
  trouble: string | null;
  onConfirm: (move: StayMove) => void;
  onCancel: () => void;
}>;

export function ConfirmMove({ move, stay, isBusy, trouble, onConfirm, onCancel }: Props) {
  const t = useTranslations('Stays');
  const locale = useLocale();
  const cancel = useRef<HTMLButtonElement>(null);
  const name = `${stay.guest_first_name} ${stay.guest_last_name}`;
  return (
    <AlertDialog.Root open={move !== null} onOpenChange={(open) => !open && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-30 bg-[rgb(0_0_0/0.45)]" />
        <AlertDialog.Popup
          lang={locale}
          dir="ltr"
          initialFocus={cancel}
          className="fixed top-1/2 left-1/2 z-30 flex w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col gap-3 rounded-lg bg-surface p-6 text-ink shadow-lift"
        >
          <AlertDialog.Title className="font-semibold text-lg">
            {move && t(`confirm.${move}`, { name })}
          </AlertDialog.Title>
          <AlertDialog.Description className="text-ink-soft text-sm">
            {t('confirm.effect')}
          </AlertDialog.Description>
          {trouble && (
            <p role="alert" className="text-alert text-sm">
              {trouble}
            </p>
          )}
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close ref={cancel} render={<Button variant="secondary" />}>
              {t('confirm.keep')}
            </AlertDialog.Close>
            <Button isBusy={isBusy} onClick={() => move && onConfirm(move)}>
              {move && move !== 'undo' && t(`moves.${move}`)}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
