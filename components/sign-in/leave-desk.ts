import { forgetStaffMember, type StaffMember } from '@/lib/client/forget-person';
import { WAS_PARAM } from '@/lib/contract/page-owner';
import { pages } from '@/lib/contract/paths';

/** A desk whose session ends is told by its socket, its next question and the button alike: it leaves once. */
let isLeaving = false;
let desk: StaffMember | null = null;

/** Whose desk this page is: what they leave unsent goes when they leave, and nobody else's. */
export function setDesk(member: StaffMember): void {
  desk = member;
}

/**
 * To the sign-in, and from there back to where one was. A whole new page: nothing of the desk stays in memory. Where
 * another person is signed in by now, the sign-in page says so by the name of whose page this was.
 */
export function leaveDesk(): void {
  if (isLeaving) return;
  isLeaving = true;
  const { pathname, search } = window.location;
  const parameters = new URLSearchParams({ callbackUrl: pathname + search });
  if (desk) parameters.set(WAS_PARAM, String(desk.id));
  void leaveNothing(`${pages.signIn}?${parameters}`);
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
  await leaveNothing(pages.signIn);
}

/** Unsent messages, files and drafts go first: the next person at this desk must neither read nor send them. */
async function leaveNothing(path: string): Promise<void> {
  if (desk) await forgetStaffMember(desk).catch(() => undefined);
  window.location.replace(path);
}
