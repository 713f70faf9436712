'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

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
  const locale = useLocale();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 bg-ink/40" />
        {/* Outside the desk's own element, so it says once more what language it runs in. */}
        <Dialog.Popup
          lang={locale}
          dir="ltr"
          className="fixed top-1/2 left-1/2 w-[min(24rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-lg bg-surface p-6 text-ink shadow-lift"
        >
          <Dialog.Title className="mb-4 font-semibold text-lg">{t('title')}</Dialog.Title>
          <dl className="mb-6 flex flex-col gap-2.5 text-sm">
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
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
