'use client';

import type { ComponentProps } from 'react';
import { FetchedView, fetchView } from './fetched-view';
import type { OpenLink } from './open-link';

const view = fetchView(async () => (await import('./open-link')).OpenLink);

export function ServedLink(props: ComponentProps<typeof OpenLink>) {
  return <FetchedView view={view} props={props} />;
}
