import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ConversationPane } from '@/components/staff/conversation-pane';
import { loadConversation, requireStaffPage } from '@/lib/auth/staff-page';
import { idTextSchema } from '@/lib/contract/ids';

type Props = Readonly<{ params: Promise<{ hotelSlug: string; conversationId: string }> }>;

const openOnce = cache(async (hotelSlug: string, id: string) => {
  const { me, staff } = await requireStaffPage(hotelSlug);
  const opened = idTextSchema.safeParse(id).success ? await loadConversation(staff, Number(id)) : null;
  return opened && { me, ...opened };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { hotelSlug, conversationId } = await params;
  const opened = await openOnce(hotelSlug, conversationId);
  if (!opened) return {};
  const { room_number, guest_name } = opened.conversation;
  return { title: room_number ? `${room_number} ${guest_name}` : guest_name };
}

export default async function ConversationPage({ params }: Props) {
  const { hotelSlug, conversationId } = await params;
  const opened = await openOnce(hotelSlug, conversationId);
  if (!opened) notFound();
  const { me, conversation, page } = opened;
  return <ConversationPane key={conversation.id} me={me} conversation={conversation} page={page} />;
}
