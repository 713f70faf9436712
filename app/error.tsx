'use client';

import { useTranslations } from 'use-intl';

type Props = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** This page is part of the first download of every page, so it imports as little as possible. */
export default function ErrorPage({ error, reset }: Props) {
  const t = useTranslations('Common');
  return (
    <main className="whole-page">
      <title>{t('errorTitle')}</title>
      <h1>{t('errorTitle')}</h1>
      <p role="alert">{t('errorText')}</p>
      {error.digest && <p>{t('reference', { id: error.digest })}</p>}
      <button type="button" onClick={reset}>
        {t('tryAgain')}
      </button>
    </main>
  );
}
