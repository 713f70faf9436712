import type { MessageDto } from './chat';
import { isManagement, type StaffRole } from './roles';

const MESSAGE_ACTIONS = ['edit', 'soft_delete', 'hard_delete'] as const;
export type MessageAction = (typeof MESSAGE_ACTIONS)[number];
export type Actor = 'guest' | 'staff' | 'manager';
/** Somebody's own message, a guest's, one of (other) staff, or what the system noted. */
export type Ownership = 'own' | 'guest' | 'staff' | 'system';

/**
 * Who may do what to whose message, within their own hotel. The server refuses by this table and the menus offer by
 * it; who belongs to the hotel and the conversation at all was settled before anybody asks here.
 */
const ALLOWED: Record<Actor, Record<Ownership, readonly MessageAction[]>> = {
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
const ALLOWED_AFTER_STAY: Record<Actor, readonly MessageAction[]> = {
  guest: [],
  staff: [],
  manager: ['soft_delete', 'hard_delete'],
};

export function canDo(actor: Actor, ownership: Ownership, action: MessageAction): boolean {
  return ALLOWED[actor][ownership].includes(action);
}

export function canDoAfterStay(actor: Actor, action: MessageAction): boolean {
  return ALLOWED_AFTER_STAY[actor].includes(action);
}

export function actorOf(role: StaffRole | null): Actor {
  if (role === null) return 'guest';
  return isManagement(role) ? 'manager' : 'staff';
}

/** Who asks: `staffId` is null for a guest, `companionId` for whoever booked. Every device of one person is that person. */
export type Requester = { readonly staffId: number | null; readonly companionId: number | null };

export function ownershipOf(
  message: Pick<MessageDto, 'sender_type' | 'staff' | 'companion'>,
  { staffId, companionId }: Requester,
): Ownership {
  const isOwn =
    staffId === null
      ? message.sender_type === 'guest' && message.companion === companionId
      : message.staff === staffId;
  return isOwn ? 'own' : message.sender_type;
}
