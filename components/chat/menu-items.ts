import type { MessageDto } from '@/lib/contract/chat';
import { type Actor, canDo, canDoAfterStay, ownershipOf } from '@/lib/contract/message-policy';
import { ownText } from '@/lib/contract/stand-in-text';

/** The viewer, and whether they may write here. */
export type Rights = Readonly<{
  actor: Actor;
  staffId: number | null;
  companionId: number | null;
  canWrite: boolean;
  hasEnded: boolean;
}>;

const MENU_ITEMS = [
  { key: 'reply', icon: 'reply' },
  { key: 'thread', icon: 'thread' },
  { key: 'copy', icon: 'copy' },
  { key: 'edit', icon: 'pencil' },
  { key: 'history', icon: 'history' },
  { key: 'deliveries', icon: 'checkCheck' },
  { key: 'remove', icon: 'trash', isDanger: true },
  { key: 'erase', icon: 'trash', isDanger: true },
] as const;
export type MenuItem = (typeof MENU_ITEMS)[number];
export type MenuKey = MenuItem['key'];

/** The menu items of a message in their order. May be empty. */
export function menuItemsOf(message: MessageDto, rights: Rights, hasThread = false): readonly MenuItem[] {
  return MENU_ITEMS.filter(({ key }) =>
    key === 'thread' ? hasThread && message.sender_type !== 'system' : isOffered[key](message, rights),
  );
}

const isOffered: Record<Exclude<MenuKey, 'thread'>, (message: MessageDto, rights: Rights) => boolean> = {
  reply: (message, { canWrite }) => canWrite && !message.is_deleted && message.sender_type !== 'system',
  copy: (message) => ownText(message) !== '',
  edit: (message, rights) => !message.is_deleted && may('edit', message, rights),
  deliveries: (message, { actor }) => actor !== 'guest' && message.sender_type !== 'system',
  history: (message, { actor }) => actor === 'manager' && message.is_edited && !message.is_deleted,
  remove: (message, rights) => !message.is_deleted && may('soft_delete', message, rights),
  erase: (message, rights) => may('hard_delete', message, rights),
};

function may(action: Parameters<typeof canDo>[2], message: MessageDto, rights: Rights): boolean {
  const { actor, canWrite, hasEnded } = rights;
  const isOpenTo = hasEnded ? canDoAfterStay(actor, action) : canWrite;
  return isOpenTo && canDo(actor, ownershipOf(message, rights), action);
}
