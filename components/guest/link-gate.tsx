'use client';

import type { ReactNode } from 'react';
import { LatePart } from '@/components/ui/late-part';
import { lazyWithRetry } from '@/lib/client/lazy-with-retry';
import { isLinkOf } from '@/lib/client/link-mark';
import type { HotelDto } from '@/lib/contract/hotel';
import { LoadingScreen } from './loading-screen';
import { useAddressToken } from './use-address-token';

type Props = Readonly<{
  hotel: HotelDto;
  /** The guest of the page, as a `guestScope`. */
  scope: string;
  children: ReactNode;
}>;

const SecondLink = lazyWithRetry(async () => (await import('./second-link')).SecondLink);

/**
 * The page of a stay that this device may open. A link in its address may be for another stay, and the address decides:
 * the page shows nothing until the link is checked. The link that the device used to enter changes nothing.
 */
export function LinkGate({ hotel, scope, children }: Props) {
  const token = useAddressToken('links');
  if (!token || isLinkOf(scope, token)) return children;
  return (
    <LatePart fallback={<LoadingScreen hotel={hotel} wait="first" />}>
      <SecondLink key={token} hotel={hotel} scope={scope} token={token}>
        {children}
      </SecondLink>
    </LatePart>
  );
}
