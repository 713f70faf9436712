'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { useWork } from '@/components/ui/use-work';
import type { ApiKeysApi } from '@/lib/client/api-keys';
import type { MadeApiKeyDto } from '@/lib/contract/api-keys';

type Props = Readonly<{
  api: ApiKeysApi;
  isOpen: boolean;
  onClose: () => void;
  onMade: (made: MadeApiKeyDto) => void;
}>;

export function NewKeyDialog({ isOpen, onClose, ...rest }: Props) {
  const t = useTranslations('Integrations');
  return (
    <DialogBox isOpen={isOpen} onClose={onClose} title={t('newTitle')}>
      <Contents {...rest} />
    </DialogBox>
  );
}

function Contents({ api, onMade }: Pick<Props, 'api' | 'onMade'>) {
  const t = useTranslations('Integrations');
  const [name, setName] = useState('');
  const { isBusy, error, run } = useWork(() => t('failed'));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) void run(async () => onMade(await api.make(name.trim())));
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t('name')}
        hint={t('nameHint')}
        value={name}
        maxLength={60}
        required={true}
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
      <ErrorLine text={error} />
      <Button type="submit" isBusy={isBusy} isWide={true}>
        {t('make')}
      </Button>
    </form>
  );
}
