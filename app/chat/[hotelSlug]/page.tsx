import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ServedChat } from '@/components/guest/served-chat';
import { ServedEnd } from '@/components/guest/served-end';
import { ServedLink } from '@/components/guest/served-link';
import { installable } from '@/components/push/installable';
import { openGuestPage } from '@/lib/auth/guest-page';
import { GuestFrame } from '../guest-frame';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

const WORDS = ['Common', 'Chat', 'Guest'] as const;
const openOnce = cache(openGuestPage);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const opened = await openOnce((await params).hotelSlug);
  const hotel = opened.kind === 'open' ? opened.data.context.hotel : opened.hotel;
  return hotel ? { title: { absolute: hotel.name }, ...installable(hotel.slug, hotel.name, 'guest') } : {};
}

export default async function GuestPage({ params }: Props) {
  const opened = await openOnce((await params).hotelSlug);
  switch (opened.kind) {
    case 'open':
      return (
        <GuestFrame
          hotel={opened.data.context.hotel}
          bookingLocale={opened.data.context.guest_locale}
          words={WORDS}
        >
          <ServedChat initial={opened.data} formMessageId={crypto.randomUUID()} />
        </GuestFrame>
      );
    case 'ended':
      return (
        <GuestFrame hotel={opened.hotel} bookingLocale={null} words={WORDS}>
          <ServedEnd hotel={opened.hotel} guestName={opened.guestName} />
        </GuestFrame>
      );
    case 'stranger':
      if (!opened.hotel) notFound();
      return (
        <GuestFrame hotel={opened.hotel} bookingLocale={null} words={WORDS}>
          <ServedLink hotel={opened.hotel} />
        </GuestFrame>
      );
  }
}
