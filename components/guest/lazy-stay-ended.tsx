'use client';

import type { ComponentProps } from 'react';
import { fetchView, LazyView } from './lazy-view';
import type { StayEnded } from './stay-ended';

const view = fetchView(async () => (await import('./stay-ended')).StayEnded);

export function LazyStayEnded(props: ComponentProps<typeof StayEnded>) {
  return <LazyView view={view} props={props} />;
}
