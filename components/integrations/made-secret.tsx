'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useTranslations } from 'next-intl';
import { CopyValue } from '@/components/front/copy-value';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';

type Props = Readonly<{ title: string; text: string; secret: string | null; onClose: () => void }>;

/** Shows a new secret. It cannot be shown again. */
export function MadeSecret({ title, text, secret, onClose }: Props) {
  const t = useTranslations('Integrations');
  return (
    <DialogBox isOpen={secret !== null} onClose={onClose} title={title}>
      <p className="text-pretty text-sm">{text}</p>
      {secret !== null && <CopyValue value={secret} copyLabel={t('copy')} copiedLabel={t('copied')} />}
      <Dialog.Close render={<Button variant="secondary" isWide={true} />}>{t('done')}</Dialog.Close>
    </DialogBox>
  );
}
