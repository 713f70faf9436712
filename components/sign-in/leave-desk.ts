import { pages } from '@/lib/contract/paths';

/** To the sign-in, and from there back to where one was. A whole new page: nothing of the desk stays in memory. */
export function leaveDesk(): void {
  const { pathname, search } = window.location;
  window.location.replace(`${pages.signIn}?callbackUrl=${encodeURIComponent(pathname + search)}`);
}
