'use client';

import type { ComponentProps } from 'react';
import { fetchView, LazyView } from './lazy-view';
import type { OpenLink } from './open-link';

const view = fetchView(async () => (await import('./open-link')).OpenLink);

export function LazyOpenLink(props: ComponentProps<typeof OpenLink>) {
  return <LazyView view={view} props={props} />;
}
