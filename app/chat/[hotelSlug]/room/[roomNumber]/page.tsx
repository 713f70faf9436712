import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { RoomAccessDisabled } from '@/components/guest/room-access-disabled';
import { RoomEntry } from '@/components/guest/room-entry';
import { openRoomPage } from '@/lib/auth/room-page';
import { pages } from '@/lib/contract/paths';
import { GuestFrame } from '../../../guest-frame';

type Props = Readonly<{ params: Promise<{ hotelSlug: string; roomNumber: string }> }>;

const WORDS = ['Common', 'RoomDoor'] as const;
const openOnce = cache(openRoomPage);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { hotelSlug, roomNumber } = await params;
  const opened = await openOnce(hotelSlug, roomNumber);
  return opened && opened.kind !== 'inside' ? { title: { absolute: opened.hotel.name } } : {};
}

/** The page behind the code in a room. It asks for a PIN, or a name and a date, and leads to the conversation. */
export default async function RoomPage({ params }: Props) {
  const { hotelSlug, roomNumber } = await params;
  const opened = await openOnce(hotelSlug, roomNumber);
  if (!opened) notFound();
  if (opened.kind === 'inside') redirect(pages.guest(hotelSlug));
  return (
    <GuestFrame hotel={opened.hotel} bookingLocale={null} words={WORDS}>
      {opened.kind === 'door' ? (
        <RoomEntry hotel={opened.hotel} room={opened.room} takesNames={opened.takesNames} />
      ) : (
        <RoomAccessDisabled hotel={opened.hotel} />
      )}
    </GuestFrame>
  );
}
