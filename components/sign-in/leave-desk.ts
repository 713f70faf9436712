import { pages } from '@/lib/contract/paths';

/** A desk whose session ends is told by its socket, its next question and the button alike: it leaves once. */
let isLeaving = false;

/** To the sign-in, and from there back to where one was. A whole new page: nothing of the desk stays in memory. */
export function leaveDesk(): void {
  if (isLeaving) return;
  isLeaving = true;
  const { pathname, search } = window.location;
  window.location.replace(`${pages.signIn}?callbackUrl=${encodeURIComponent(pathname + search)}`);
}

/** Of one's own will, so that whoever signs in next is led nowhere. Throws what `end` throws, and stays then. */
export async function leaveDeskAfter(end: () => Promise<unknown>): Promise<void> {
  isLeaving = true;
  try {
    await end();
  } catch (cause) {
    isLeaving = false;
    throw cause;
  }
  window.location.replace(pages.signIn);
}
