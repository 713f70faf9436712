'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { guestScope } from '@/lib/client/clear-person';
import { ENDED, markLink } from '@/lib/client/link-mark';
import type { HotelDto } from '@/lib/contract/hotel';
import { pages } from '@/lib/contract/paths';
import { LoadingScreen } from './loading-screen';
import { useLinkToken } from './use-link-token';

type Props = Readonly<{ hotel: HotelDto; scope: string; token: string; children: ReactNode }>;

/** A second link on a device that has a session: opens its stay, or returns to the page with an explanation. */
export function SecondLink({ hotel, scope, token, children }: Props) {
  const t = useTranslations('Guest');
  const link = useLinkToken(hotel.slug, token);
  const [isBack, setIsBack] = useState(false);
  const opened = link.state === 'open' ? link.data.context : null;
  const openedScope = opened && guestScope(hotel.slug, opened.booking_id, opened.companion_id);

  useEffect(() => {
    if (openedScope === null) return;
    markLink(openedScope, token);
    // A full page load, so that nothing of the other stay remains in memory.
    if (openedScope !== scope) window.location.replace(pages.guest(hotel.slug));
  }, [hotel.slug, openedScope, scope, token]);

  // The page shows the end of this stay already, so its link adds nothing.
  const isSaidAlready = link.state === 'stay_ended' && scope === ENDED;
  if (isBack || isSaidAlready || openedScope === scope) return children;
  if (link.state === 'dead_link' || link.state === 'stay_ended') {
    const isDead = link.state === 'dead_link';
    return (
      <Notice
        title={t(isDead ? 'deadLinkTitle' : 'endedTitleNoName')}
        mark={<Avatar name={hotel.name} src={hotel.branding.logo_url} size="lg" tone="accent" />}
      >
        <p>{t(isDead ? 'deadLinkText' : 'endedText', { hotel: hotel.name })}</p>
        <Button onClick={() => setIsBack(true)}>{t('backToStay')}</Button>
      </Notice>
    );
  }
  return <LoadingScreen hotel={hotel} wait={link.state === 'opening' ? link.wait : 'first'} />;
}
