'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { MessageDto } from '@/lib/contract/chat';
import { preview } from '@/lib/contract/preview';
import { ownText } from '@/lib/contract/stand-in-text';

type Props = Readonly<{
  kind: 'remove' | 'erase';
  /** Null while the dialog is closed. */
  message: MessageDto | null;
  dir: 'ltr' | 'rtl';
  onConfirm: () => void;
  onCancel: () => void;
}>;

export function ConfirmRemoval({ kind, message, dir, onConfirm, onCancel }: Props) {
  const t = useTranslations('Chat.tools');
  const locale = useLocale();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={message !== null} onOpenChange={(open) => !open && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-30 bg-[rgb(0_0_0/0.45)]" />
        <AlertDialog.Popup
          lang={locale}
          dir={dir}
          initialFocus={cancel}
          className="fixed top-1/2 left-1/2 z-30 flex w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col gap-3 rounded-lg bg-surface p-6 text-ink shadow-lift"
        >
          <AlertDialog.Title className="font-semibold text-lg">{t(`${kind}Title`)}</AlertDialog.Title>
          {message && ownText(message) && (
            <p
              dir="auto"
              className="line-clamp-3 rounded-sm border-line-strong border-s-3 bg-sunken px-3 py-2 text-sm [overflow-wrap:anywhere]"
            >
              {preview(ownText(message))}
            </p>
          )}
          <AlertDialog.Description className="text-ink-soft text-sm">
            {t(`${kind}Text`)}
          </AlertDialog.Description>
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close ref={cancel} render={<Button variant="secondary" />}>
              {t('keep')}
            </AlertDialog.Close>
            <Button variant="danger" onClick={onConfirm}>
              {t(kind)}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
