'use client';

import { useLocale, useTranslations } from 'next-intl';
import { CopyValue } from '@/components/front/copy-value';
import { QrCode } from '@/components/front/qr-code';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';

/** Shown once: only its hash is kept. */
export function MadeLink({ made }: Readonly<{ made: MadeStaffLinkDto }>) {
  const t = useTranslations('People.link');
  const locale = useLocale();
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="flex flex-col gap-3 rounded-md bg-sunken p-3">
      <QrCode text={made.link} label={t('qr')} className="size-40 self-center" />
      <CopyValue value={made.link} copyLabel={t('copy')} copiedLabel={t('copied')} />
      <p className="text-ink-soft text-sm">{t('once', { until: until.format(new Date(made.expires_at)) })}</p>
    </div>
  );
}
