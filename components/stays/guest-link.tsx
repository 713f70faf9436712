'use client';

import { Link2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { StaysApi } from '@/lib/client/stays';
import type { StayDto } from '@/lib/contract/stays';
import { errorOf } from './form-error';
import { LinkShown } from './link-shown';

type Props = Readonly<{ api: StaysApi; stay: StayDto; onPrint: (stay: StayDto, link: string) => void }>;

/** Creates a link to the conversation. */
export function GuestLink({ api, stay, onPrint }: Props) {
  const t = useTranslations('Stays');
  const [link, setLink] = useState<string | null>(null);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));

  const make = () =>
    run(async () => {
      const [made] = await api.createLinks([stay.booking_id]);
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
        <LinkShown link={link} onPrint={() => onPrint(stay, link)} />
      )}
      <ErrorLine text={error} />
    </section>
  );
}
