'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { CopyValue } from '@/components/front/copy-value';
import { QrCode } from '@/components/front/qr-code';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';

/** Shown once: the server stores only the link's hash. */
export function MadeLink({ made }: Readonly<{ made: MadeStaffLinkDto }>) {
  const t = useTranslations('People.link');
  const locale = useLocale();
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const box = useRef<HTMLDivElement>(null);
  // The button that created the link is gone, and the focus would be lost with it.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-3 rounded-md bg-sunken p-3">
      <QrCode text={made.link} label={t('qr')} className="size-40 self-center" />
      <CopyValue value={made.link} copyLabel={t('copy')} copiedLabel={t('copied')} />
      <p className="text-ink-soft text-sm">{t('once', { until: until.format(new Date(made.expires_at)) })}</p>
    </div>
  );
}
