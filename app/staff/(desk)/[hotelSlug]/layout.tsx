import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { installable } from '@/components/push/installable';
import { Desk } from '@/components/staff/desk';
import { loadInbox, requireStaffPage } from '@/lib/auth/staff-page';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }>; children: ReactNode }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { me } = await requireStaffPage((await params).hotelSlug);
  const { name, slug } = me.hotel;
  return { title: { default: name, template: `%s · ${name}` }, ...installable(slug, name, 'staff') };
}

/** The inbox remains mounted while conversations open and close beside it. Its rows are in the first HTML. */
export default async function InboxLayout({ params, children }: Props) {
  const { me, staff } = await requireStaffPage((await params).hotelSlug);
  return (
    <Desk me={me} initial={await loadInbox(staff, {})} serverNow={Date.now()}>
      {children}
    </Desk>
  );
}
