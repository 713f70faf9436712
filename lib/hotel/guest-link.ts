import { pages } from '@/lib/contract/paths';
import { env } from '@/lib/platform/env';

/** Builds the address of a guest link. The token is in the fragment, so that no server on the way reads it. */
export function guestLinkOf(hotelSlug: string, token: string): string {
  return `${appAddress()}${pages.guest(hotelSlug)}#t=${token}`;
}

/** Returns the configured address of the app without a trailing slash, never the host that a request names. */
export function appAddress(): string {
  return env.core().APP_URL.replace(/\/$/, '');
}
