'use client';

import type { ComponentProps } from 'react';
import { FetchedView, fetchView } from './fetched-view';
import type { GuestChat } from './guest-chat';

const view = fetchView(async () => (await import('./guest-chat')).GuestChat);

export function ServedChat(props: ComponentProps<typeof GuestChat>) {
  return <FetchedView view={view} props={props} />;
}
