'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { pages } from '@/lib/contract/paths';
import { StaffLinkForm } from './staff-link-form';
import { useStaffLink } from './use-staff-link';

/** The page of a staff link: joins the staff or sets a new password, or explains why the link does not work. */
export function StaffLinkEntry() {
  const t = useTranslations('StaffLink');
  const { link, retry } = useStaffLink();
  if (link.state === 'open') return <StaffLinkForm token={link.token} view={link.view} />;
  if (link.state === 'opening')
    return (
      <p role="status" className="flex items-center gap-3 text-ink-soft">
        <Spinner />
        {t('opening')}
      </p>
    );
  if (link.state === 'offline')
    return (
      <div role="alert" className="flex flex-col items-start gap-4">
        <p>{t('offline')}</p>
        <Button onClick={retry}>{t('again')}</Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">{t('closedTitle')}</h1>
      <p className="text-ink-soft">{t('closed')}</p>
      <Link href={pages.signIn} className="self-start font-medium underline underline-offset-4">
        {t('toSignIn')}
      </Link>
    </div>
  );
}
