/**
 * Names the person a page was drawn for, beside the credential. A page that was left open when another person signed in
 * on the same browser would otherwise speak with the new person's cookie; it is answered 401 instead.
 */
export const PAGE_OWNER_HEADER = 'X-Page-Owner';

export const staffOwner = (staffId: number): string => `staff:${staffId}`;
export const guestOwner = (bookingCode: string, companionId: number | null): string =>
  `guest:${bookingCode}:${companionId ?? 0}`;
