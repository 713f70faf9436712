import { keptImports } from './import/kept-import';
import { type IsKept, unsentStore } from './unsent-store';

const KEPT_NONE: IsKept = () => false;
/** The localStorage keys by scope: drafts, and for guests also their push, install and link choices. */
const DRAFTS = ['draft:'];
const OF_GUESTS = [...DRAFTS, 'hm-push:', 'hm-install:', 'hm-link:'];
const STAFF = 'staff:';
const guestsOf = (slug: string) => `guest:${slug}:`;

export type StaffMember = Readonly<{ slug: string; id: number }>;

/** Each stay on a phone, and each person of a stay, has a separate scope. */
export function guestScope(slug: string, bookingId: string, companionId: number | null): string {
  return `${guestsOf(slug)}${bookingId}:${companionId ?? 0}`;
}

/** The scope of a stay that is given by its key (`lib/contract/page-owner.ts`). */
export function scopeOfStay(slug: string, key: string): string {
  return `${guestsOf(slug)}${key.replace('.', ':')}`;
}

export function staffScope(slug: string, staffId: number, conversationId: number): string {
  return `${staffPrefix(slug, staffId)}${conversationId}`;
}
/** The scope of an import that a staff member started. */
export const importScope = ({ slug, id }: StaffMember): string => `${staffPrefix(slug, id)}import`;
const staffPrefix = (slug: string, staffId: number) => `${STAFF}${slug}:${staffId}:`;

/**
 * Removes the unsent messages and drafts of a hotel's guests from this browser, except for the scopes in `kept` (the
 * stays that the device may still open). The stays of other hotels are not touched.
 */
export function clearGuests(slug: string, kept: readonly string[]): Promise<void> {
  return forget(OF_GUESTS, guestsOf(slug), (scope) => kept.includes(scope));
}

/** Removes the data of one staff member, at sign-out and when their session has ended. */
export function clearStaffMember({ slug, id }: StaffMember): Promise<void> {
  return clearStaffScopes(staffPrefix(slug, id), KEPT_NONE);
}

/** Removes the data of all staff except the one who is signed in. A browser has one signed-in staff member at most. */
export function forgetStaff(kept: StaffMember | null): Promise<void> {
  const prefix = kept && staffPrefix(kept.slug, kept.id);
  return clearStaffScopes(STAFF, prefix === null ? KEPT_NONE : (scope) => scope.startsWith(prefix));
}

async function clearStaffScopes(prefix: string, isKept: IsKept): Promise<void> {
  await Promise.all([forget(DRAFTS, prefix, isKept), keptImports.clear(prefix, isKept)]);
}

/** Counts the unsent messages and drafts of staff that a sign-out would delete. */
export async function countUnsentOfStaff(): Promise<number> {
  const drafts = storedKeys().filter((key) => key.startsWith(`draft:${STAFF}`));
  return drafts.length + (await unsentStore.count(STAFF));
}

async function forget(kinds: readonly string[], prefix: string, isKept: IsKept): Promise<void> {
  for (const key of storedKeys()) {
    const kind = kinds.find((each) => key.startsWith(each + prefix));
    if (kind && !isKept(key.slice(kind.length))) localStorage.removeItem(key);
  }
  await unsentStore.clear(prefix, isKept);
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    // Some private windows block storage. Nothing is saved there.
    return [];
  }
}
