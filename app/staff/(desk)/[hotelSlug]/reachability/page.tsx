import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ReachabilityBoard } from '@/components/staff/reachability-board';
import { loadReachability, requireStaffPage } from '@/lib/auth/staff-page';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Staff.board');
  return { title: t('title') };
}

/** The reachability page, for managers and admins. Other staff get 404. */
export default async function ReachabilityPage({ params }: Props) {
  const { me, staff } = await requireStaffPage((await params).hotelSlug);
  const board = await loadReachability(staff);
  if (!board) notFound();
  return <ReachabilityBoard me={me} initial={board} />;
}
