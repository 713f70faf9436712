import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CopyValue } from '@/components/front/copy-value';
import { QrCode } from '@/components/front/qr-code';
import { Button } from '@/components/ui/button';

type Props = Readonly<{ link: string; onPrint: () => void }>;

/** A new link. It is shown once, because the server stores only its hash. */
export function LinkShown({ link, onPrint }: Props) {
  const t = useTranslations('Stays');
  return (
    <div className="flex flex-col gap-3 rounded-md bg-sunken p-3">
      <QrCode text={link} label={t('link.qr')} className="size-44 self-center" />
      <CopyValue value={link} copyLabel={t('link.copy')} copiedLabel={t('link.copied')} />
      <p className="text-ink-soft text-sm">{t('link.once')}</p>
      <Button variant="secondary" size="sm" onClick={onPrint} className="self-start">
        <Printer aria-hidden="true" className="size-4" />
        {t('cards.one')}
      </Button>
    </div>
  );
}
