import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { TOO_OLD } from '@/lib/contract/browser-check';
import { PAGE_PATH_HEADER } from '@/lib/contract/page-owner';

/** Inline styles, because a browser that needs this notice may not support the style sheets. */
const STYLE = { padding: '16px', background: '#fff3cd', color: '#1e1c1a', font: '16px/1.4 sans-serif' };

/** The notice for browsers that cannot run our scripts. lib/contract/browser-check.ts shows it. */
export async function OlderBrowser() {
  const t = await getTranslations('OlderBrowser');
  const isGuest = (await headers()).get(PAGE_PATH_HEADER)?.startsWith('/chat/');
  return (
    <div role="alert" hidden={true} suppressHydrationWarning={true} style={STYLE} {...{ [TOO_OLD]: '' }}>
      <strong>{t('title')}</strong>
      <p>{t('needs')}</p>
      {isGuest && <p>{t('guest')}</p>}
    </div>
  );
}
