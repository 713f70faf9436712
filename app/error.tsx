'use client';

import { useTranslations } from 'use-intl';

type Props = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** Part of every page's first download, so it brings nothing along. */
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
