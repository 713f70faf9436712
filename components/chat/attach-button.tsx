'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { ACCEPT } from '@/lib/client/check-files';

/** Phones offer camera and photos for `image/*`, and files for the extensions. */
const OFFERED = `image/*,${ACCEPT}`;

type Props = Readonly<{ disabled: boolean; onFiles: (files: File[]) => void }>;

export function AttachButton({ disabled, onFiles }: Props) {
  const t = useTranslations('Chat.files');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label={t('attach')} disabled={disabled} onClick={() => input.current?.click()}>
        <Icon name="paperclip" />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple={true}
        accept={OFFERED}
        hidden={true}
        aria-label={t('attach')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen again after it was removed.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
