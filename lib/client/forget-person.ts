import { keptImports } from './import/kept-import';
import { type IsKept, unsentStore } from './unsent-store';

const KEPT_NONE: IsKept = () => false;
/** What this browser keeps by scope outside IndexedDB: texts begun, and of guests also what they decided. */
const DRAFTS = ['draft:'];
const OF_GUESTS = [...DRAFTS, 'hm-push:', 'hm-install:', 'hm-link:'];
const STAFF = 'staff:';
const guestsOf = (slug: string) => `guest:${slug}:`;

export type StaffMember = Readonly<{ slug: string; id: number }>;

/** Two stays on one phone, and two people of one stay, never mix. */
export function guestScope(slug: string, bookingId: string, companionId: number | null): string {
  return `${guestsOf(slug)}${bookingId}:${companionId ?? 0}`;
}

/** The same of a stay that is named by its key (`lib/contract/page-owner.ts`). */
export function scopeOfStay(slug: string, key: string): string {
  return `${guestsOf(slug)}${key.replace('.', ':')}`;
}

export function staffScope(slug: string, staffId: number, conversationId: number): string {
  return `${staffPrefix(slug, staffId)}${conversationId}`;
}
/** Of an import that a member of staff has begun. */
export const importScope = ({ slug, id }: StaffMember): string => `${staffPrefix(slug, id)}import`;
const staffPrefix = (slug: string, staffId: number) => `${STAFF}${slug}:${staffId}:`;

/**
 * Removes from this browser what guests of a hotel wrote and did not send: all of it, or all but that of the stays
 * which the device may still open. The stays of other hotels keep theirs.
 */
export function forgetGuests(slug: string, kept: readonly string[]): Promise<void> {
  return forget(OF_GUESTS, guestsOf(slug), (scope) => kept.includes(scope));
}

/** What one member of staff left: at sign-out, and when their session has ended. */
export function forgetStaffMember({ slug, id }: StaffMember): Promise<void> {
  return forgetStaffScopes(staffPrefix(slug, id), KEPT_NONE);
}

/** The same of all staff but the one who is signed in: on a browser there is one at most. */
export function forgetStaff(kept: StaffMember | null): Promise<void> {
  const prefix = kept && staffPrefix(kept.slug, kept.id);
  return forgetStaffScopes(STAFF, prefix === null ? KEPT_NONE : (scope) => scope.startsWith(prefix));
}

async function forgetStaffScopes(prefix: string, isKept: IsKept): Promise<void> {
  await Promise.all([forget(DRAFTS, prefix, isKept), keptImports.clear(prefix, isKept)]);
}

/** Messages and drafts of staff that would go at sign-out. */
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
    // Storage is closed in some private windows: nothing is kept there.
    return [];
  }
}
