import { pages } from '@/lib/contract/paths';
import { env } from '@/lib/platform/env';

/** The token stands in the fragment, so that no server between here and the guest ever reads it. */
export function guestLinkOf(hotelSlug: string, token: string): string {
  return `${appAddress()}${pages.guest(hotelSlug)}#t=${token}`;
}

/** Where this house is reached, without a last slash; never what a request calls it. */
export function appAddress(): string {
  return env.core().APP_URL.replace(/\/$/, '');
}
