'use client';

import { createElement, useEffect, useState } from 'react';

/** The library renders into its own shadow root with the given colours. Its code is loaded on this page only. */
export function ApiReference() {
  const [theme, setTheme] = useState<'light' | 'dark' | null>(null);
  useEffect(() => {
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    void import('rapidoc').then(() => setTheme(isDark ? 'dark' : 'light'));
  }, []);
  if (theme === null) return <main aria-busy="true" className="min-h-dvh bg-page" />;
  return (
    <main className="h-dvh">
      {createElement('rapi-doc', {
        'spec-url': '/openapi.json',
        'render-style': 'focused',
        theme,
        'load-fonts': 'false',
        'show-header': 'false',
        'allow-spec-url-load': 'false',
        'allow-spec-file-load': 'false',
        'allow-server-selection': 'false',
        'persist-auth': 'false',
        'primary-color': theme === 'dark' ? '#7cc7b5' : '#0f5c4d',
        style: { height: '100dvh', width: '100%' },
      })}
    </main>
  );
}
