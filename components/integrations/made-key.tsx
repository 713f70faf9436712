'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useTranslations } from 'next-intl';
import { CopyValue } from '@/components/front/copy-value';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import type { MadeApiKeyDto } from '@/lib/contract/api-keys';

type Props = Readonly<{ made: MadeApiKeyDto | null; onClose: () => void }>;

/** Shown once: only its hash is kept. */
export function MadeKey({ made, onClose }: Props) {
  const t = useTranslations('Integrations');
  return (
    <DialogBox isOpen={made !== null} onClose={onClose} title={t('madeTitle', { name: made?.name ?? '' })}>
      <p className="text-pretty text-sm">{t('madeText')}</p>
      {made && <CopyValue value={made.secret} copyLabel={t('copy')} copiedLabel={t('copied')} />}
      <Dialog.Close render={<Button variant="secondary" isWide={true} />}>{t('done')}</Dialog.Close>
    </DialogBox>
  );
}
