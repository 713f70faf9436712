import { clearStaffMember, type StaffMember } from '@/lib/client/clear-person';
import { WAS_PARAM } from '@/lib/contract/page-owner';
import { pages } from '@/lib/contract/paths';

/** The socket, the next request and the button can all report the end of a session. The page leaves only once. */
let isLeaving = false;
let desk: StaffMember | null = null;

/** Sets the staff member of this page, whose unsent data is deleted on leaving. Other people's data stays. */
export function setDesk(member: StaffMember): void {
  desk = member;
}

/**
 * Goes to the sign-in page, which returns to the current page. It is a full page load, so that nothing remains in
 * memory. If another person is signed in by then, the sign-in page names them; the parameter tells whose page this was.
 */
export function leaveDesk(): void {
  if (isLeaving) return;
  isLeaving = true;
  const { pathname, search } = window.location;
  const parameters = new URLSearchParams({ callbackUrl: pathname + search });
  if (desk) parameters.set(WAS_PARAM, String(desk.id));
  void leaveNothing(`${pages.signIn}?${parameters}`);
}

/**
 * Signs out on request, without a return address for the next person. Rejects with the error of `end`, and the page
 * stays then.
 */
export async function leaveDeskAfter(end: () => Promise<unknown>): Promise<void> {
  isLeaving = true;
  try {
    await end();
  } catch (cause) {
    isLeaving = false;
    throw cause;
  }
  await leaveNothing(pages.signIn);
}

/** Deletes unsent messages, files and drafts first: the next person on this desk must neither read nor send them. */
async function leaveNothing(path: string): Promise<void> {
  if (desk) await clearStaffMember(desk).catch(() => undefined);
  window.location.replace(path);
}
