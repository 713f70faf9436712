'use client';

import { Link2, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CopyValue } from '@/components/front/copy-value';
import { QrCode } from '@/components/front/qr-code';
import { Button } from '@/components/ui/button';
import { TroubleLine } from '@/components/ui/trouble-line';
import { useWork } from '@/components/ui/use-work';
import type { StaysApi } from '@/lib/client/stays';
import type { StayDto } from '@/lib/contract/stays';
import { troubleOf } from './trouble';

type Props = Readonly<{ api: StaysApi; stay: StayDto; onPrint: (stay: StayDto, link: string) => void }>;

/** The way into the conversation. It is shown once: only its hash is kept. */
export function GuestLink({ api, stay, onPrint }: Props) {
  const t = useTranslations('Stays');
  const [link, setLink] = useState<string | null>(null);
  const { isBusy, trouble, run } = useWork((cause) => t(`trouble.${troubleOf(cause)}`));

  const make = () =>
    run(async () => {
      const [made] = await api.makeLinks([stay.booking_id]);
      setLink(made?.link ?? null);
    });

  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold text-sm">{t('link.title')}</h3>
      {link === null ? (
        <>
          <p className="text-ink-soft text-sm">{t('link.why')}</p>
          <Button
            variant="secondary"
            size="sm"
            isBusy={isBusy}
            onClick={() => void make()}
            className="self-start"
          >
            <Link2 aria-hidden="true" className="size-4" />
            {t('link.make')}
          </Button>
        </>
      ) : (
        <div className="flex flex-col gap-3 rounded-md bg-sunken p-3">
          <QrCode text={link} label={t('link.qr')} className="size-44 self-center" />
          <CopyValue value={link} copyLabel={t('link.copy')} copiedLabel={t('link.copied')} />
          <p className="text-ink-soft text-sm">{t('link.once')}</p>
          <Button variant="secondary" size="sm" onClick={() => onPrint(stay, link)} className="self-start">
            <Printer aria-hidden="true" className="size-4" />
            {t('cards.one')}
          </Button>
        </div>
      )}
      <TroubleLine text={trouble} />
    </section>
  );
}
