'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';

type Props = Readonly<{ isOpen: boolean; onClose: () => void }>;

const KEYS = [
  ['next', ['↓', 'j']],
  ['previous', ['↑', 'k']],
  ['open', ['Enter']],
  ['reply', ['r']],
  ['assign', ['a']],
  ['unread', ['u']],
  ['search', ['/']],
  ['back', ['Esc']],
  ['help', ['?']],
] as const;

export function KeyboardHelp({ isOpen, onClose }: Props) {
  const t = useTranslations('Staff.keys');
  return (
    <DialogBox isOpen={isOpen} onClose={onClose} title={t('title')} width="narrow">
      <dl className="mb-2 flex flex-col gap-2.5 text-sm">
        {KEYS.map(([name, keys]) => (
          <div key={name} className="flex items-center justify-between gap-4">
            <dt>{t(name)}</dt>
            <dd className="flex gap-1.5">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="rounded-sm border border-line-strong bg-sunken px-2 py-0.5 font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Dialog.Close render={<Button variant="secondary" isWide={true} />}>{t('close')}</Dialog.Close>
    </DialogBox>
  );
}
