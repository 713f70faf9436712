import { useTranslations } from 'next-intl';
import { QrCode } from '@/components/front/qr-code';

type Props = Readonly<{ link: string; phoneLink: string | null }>;

/** Demo only: opens the guest's page with a scan or a tap. */
export function DemoGuest({ link, phoneLink }: Props) {
  const t = useTranslations('Staff.emptyDesk');
  return (
    <div className="mt-4 flex flex-col items-center gap-3 rounded-md border border-line bg-surface p-5">
      <p className="text-pretty text-sm">{t('demo')}</p>
      <QrCode text={phoneLink ?? link} label={t('qr')} className="size-44" />
      <a
        href={link}
        target="_blank"
        rel="noreferrer"
        className="-mb-3 inline-flex min-h-11 items-center font-medium text-sm underline"
      >
        {t('openAsGuest')}
      </a>
    </div>
  );
}
