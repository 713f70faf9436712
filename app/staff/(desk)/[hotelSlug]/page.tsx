import { EmptyDesk } from '@/components/staff/empty-desk';
import { demoCast } from '@/lib/auth/demo-cast';
import { loadInbox, requireStaffPage } from '@/lib/auth/staff-page';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

export default async function InboxPage({ params }: Props) {
  const { hotelSlug } = await params;
  const { staff } = await requireStaffPage(hotelSlug);
  const [inbox, cast] = await Promise.all([loadInbox(staff, { limit: 1 }), demoCast()]);
  const guests = cast?.hotels.find((hotel) => hotel.slug === hotelSlug)?.guests ?? [];
  const guest = guests.find(({ status }) => status === 'in_house');
  return <EmptyDesk hasConversations={inbox.conversations.length > 0} guest={guest ?? null} />;
}
