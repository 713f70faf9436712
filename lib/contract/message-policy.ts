import type { MessageDto } from './chat';
import { isManagement, type StaffRole } from './roles';

const DEEDS = ['edit', 'soft_delete', 'hard_delete'] as const;
export type Deed = (typeof DEEDS)[number];
export type Actor = 'guest' | 'staff' | 'manager';
/** Somebody's own message, a guest's, one of (other) staff, or what the system noted. */
export type Whose = 'own' | 'guest' | 'staff' | 'system';

/**
 * Who may do what to whose message, within their own hotel. The server refuses by this table and the menus offer by
 * it; who belongs to the hotel and the conversation at all was settled before anybody asks here.
 */
const MAY: Record<Actor, Record<Whose, readonly Deed[]>> = {
  guest: { own: ['edit', 'soft_delete'], guest: [], staff: [], system: [] },
  staff: { own: ['edit', 'soft_delete'], guest: ['soft_delete'], staff: [], system: [] },
  manager: {
    own: ['edit', 'soft_delete', 'hard_delete'],
    guest: ['soft_delete', 'hard_delete'],
    staff: ['soft_delete', 'hard_delete'],
    system: [],
  },
};

/** Once a stay is over its conversation stands as it was, but what must not be kept can still be taken out. */
const MAY_AFTER_THE_STAY: Record<Actor, readonly Deed[]> = {
  guest: [],
  staff: [],
  manager: ['soft_delete', 'hard_delete'],
};

export function mayDo(actor: Actor, whose: Whose, deed: Deed): boolean {
  return MAY[actor][whose].includes(deed);
}

export function mayDoAfterTheStay(actor: Actor, deed: Deed): boolean {
  return MAY_AFTER_THE_STAY[actor].includes(deed);
}

export function actorOf(role: StaffRole | null): Actor {
  if (role === null) return 'guest';
  return isManagement(role) ? 'manager' : 'staff';
}

/** Who asks: `staffId` is null for a guest, `companionId` for whoever booked. Every device of one person is that person. */
export type Asker = { readonly staffId: number | null; readonly companionId: number | null };

export function whoseIs(
  message: Pick<MessageDto, 'sender_type' | 'staff' | 'companion'>,
  { staffId, companionId }: Asker,
): Whose {
  const isOwn =
    staffId === null
      ? message.sender_type === 'guest' && message.companion === companionId
      : message.staff === staffId;
  return isOwn ? 'own' : message.sender_type;
}
