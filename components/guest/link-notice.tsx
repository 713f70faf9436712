'use client';

import { useTranslations } from 'use-intl';
import { useForgetVisit } from '@/components/push/use-forget-visit';
import { Avatar } from '@/components/ui/avatar';
import { Notice } from '@/components/ui/notice';
import type { HotelDto } from '@/lib/contract/hotel';

type Kind = 'noLink' | 'deadLink' | 'signedOut';
type Props = Readonly<{ hotel: HotelDto; kind: Kind }>;

/** Shown to a visitor without a session. It says how to get a link. */
export function LinkNotice({ hotel, kind }: Props) {
  const t = useTranslations('Guest');
  useForgetVisit(hotel.slug);
  return (
    <>
      <div className="fixed inset-x-0 top-0 h-1 bg-accent" />
      <Notice
        title={t(`${kind}Title`)}
        mark={<Avatar name={hotel.name} src={hotel.branding.logo_url} size="lg" tone="accent" />}
      >
        <p>{t(`${kind}Text`, { hotel: hotel.name })}</p>
      </Notice>
    </>
  );
}
