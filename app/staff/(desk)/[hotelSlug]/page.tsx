import { DemoGuest } from '@/components/staff/demo-guest';
import { EmptyDesk } from '@/components/staff/empty-desk';
import { demoFixtures } from '@/lib/auth/demo-fixtures';
import { requireStaffPage } from '@/lib/auth/staff-page';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

export default async function InboxPage({ params }: Props) {
  const { hotelSlug } = await params;
  const [, fixtures] = await Promise.all([requireStaffPage(hotelSlug), demoFixtures()]);
  const guests = fixtures?.hotels.find((hotel) => hotel.slug === hotelSlug)?.guests ?? [];
  const guest = guests.find(({ status }) => status === 'in_house');
  return <EmptyDesk>{guest && <DemoGuest link={guest.link} phoneLink={guest.phone_link} />}</EmptyDesk>;
}
