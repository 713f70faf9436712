import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { LazyGuestChat } from '@/components/guest/lazy-guest-chat';
import { LazyOpenLink } from '@/components/guest/lazy-open-link';
import { LazyStayEnded } from '@/components/guest/lazy-stay-ended';
import { LinkGate } from '@/components/guest/link-gate';
import { OtherStays } from '@/components/guest/other-stays';
import { GuestManifest } from '@/components/push/guest-manifest';
import { installable } from '@/components/push/installable';
import { openGuestPage } from '@/lib/auth/guest-page';
import { guestScope } from '@/lib/client/clear-person';
import { ENDED } from '@/lib/client/link-mark';
import type { OpenSessionReplyDto } from '@/lib/contract/chat';
import { STAY_PARAM } from '@/lib/contract/page-owner';
import { GuestFrame } from '../guest-frame';

type Props = Readonly<{
  params: Promise<{ hotelSlug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

const WORDS = ['Common', 'Chat', 'Guest'] as const;
const openOnce = cache(openGuestPage);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const opened = await openOnce((await params).hotelSlug, stayOf(await searchParams));
  const hotel = opened.kind === 'open' ? opened.data.context.hotel : opened.hotel;
  return hotel ? { title: { absolute: hotel.name }, ...installable(hotel.slug, hotel.name, 'guest') } : {};
}

export default async function GuestPage({ params, searchParams }: Props) {
  const { hotelSlug } = await params;
  const opened = await openOnce(hotelSlug, stayOf(await searchParams));
  switch (opened.kind) {
    case 'open':
      return (
        <GuestFrame
          hotel={opened.data.context.hotel}
          bookingLocale={opened.data.context.guest_locale}
          words={WORDS}
        >
          <GuestManifest slug={hotelSlug} />
          <LinkGate hotel={opened.data.context.hotel} scope={scopeOf(hotelSlug, opened.data)}>
            <LazyGuestChat initial={opened.data} formMessageId={crypto.randomUUID()} others={opened.others} />
          </LinkGate>
        </GuestFrame>
      );
    case 'ended':
      return (
        <GuestFrame hotel={opened.hotel} bookingLocale={null} words={WORDS}>
          <LinkGate hotel={opened.hotel} scope={ENDED}>
            <OtherStays slug={opened.hotel.slug} others={opened.others} />
            <LazyStayEnded hotel={opened.hotel} guestName={opened.guestName} />
          </LinkGate>
        </GuestFrame>
      );
    case 'stranger':
      if (!opened.hotel) notFound();
      return (
        <GuestFrame hotel={opened.hotel} bookingLocale={null} words={WORDS}>
          <GuestManifest slug={hotelSlug} />
          <LazyOpenLink hotel={opened.hotel} />
        </GuestFrame>
      );
  }
}

const stayOf = ({ [STAY_PARAM]: named }: Awaited<Props['searchParams']>) =>
  typeof named === 'string' ? named : undefined;

const scopeOf = (slug: string, { context }: OpenSessionReplyDto) =>
  guestScope(slug, context.booking_id, context.companion_id);
