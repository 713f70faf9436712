'use client';

import type { ComponentProps } from 'react';
import type { GuestChat } from './guest-chat';
import { fetchView, LazyView } from './lazy-view';

const view = fetchView(async () => (await import('./guest-chat')).GuestChat);

export function LazyGuestChat(props: ComponentProps<typeof GuestChat>) {
  return <LazyView view={view} props={props} />;
}
