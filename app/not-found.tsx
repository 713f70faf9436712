import { getTranslations } from 'next-intl/server';

export default async function NotFoundPage() {
  const t = await getTranslations('Common');
  return (
    <main className="whole-page">
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFoundText')}</p>
    </main>
  );
}
