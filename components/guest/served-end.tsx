'use client';

import type { ComponentProps } from 'react';
import { FetchedView, fetchView } from './fetched-view';
import type { StayEnded } from './stay-ended';

const view = fetchView(async () => (await import('./stay-ended')).StayEnded);

export function ServedEnd(props: ComponentProps<typeof StayEnded>) {
  return <FetchedView view={view} props={props} />;
}
