import type { MessageDto } from './chat';
import { isManagement, type StaffRole } from './roles';

const MESSAGE_ACTIONS = ['edit', 'soft_delete', 'hard_delete'] as const;
export type MessageAction = (typeof MESSAGE_ACTIONS)[number];
export type Actor = 'guest' | 'staff' | 'manager';
/** The requester's own message, one of a guest, one of another staff member, or one of the system. */
export type Ownership = 'own' | 'guest' | 'staff' | 'system';

/**
 * Which action an actor may take on whose message, within their own hotel. The server refuses by this table and the
 * menus offer by it. Access to the hotel and the conversation is checked before.
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

/**
 * After the stay its conversation can no longer be edited, but managers can still delete messages that must not remain.
 */
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

/**
 * The requester: `staffId` is null for a guest, `companionId` is null for the guest who booked. All devices of one
 * person are the same requester.
 */
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
