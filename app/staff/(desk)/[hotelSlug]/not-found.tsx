import { getTranslations } from 'next-intl/server';
import { DeskNotice } from '@/components/staff/desk-notice';

/** Shown beside the inbox for an address of no conversation of this hotel. */
export default async function NotFoundPage() {
  const t = await getTranslations('Staff.missing');
  return <DeskNotice title={t('title')} text={t('text')} />;
}
