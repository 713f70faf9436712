import type { ReactNode } from 'react';
import type { MessageDto } from '@/lib/contract/chat';
import type { Rights } from './menu-items';

export type More = 'history' | 'deliveries';

/** What this side can do with a message, and the viewer's rights. */
export type MessageTools = Readonly<{
  rights: Rights;
  onReply: (message: MessageDto) => void;
  onEdit: (message: MessageDto) => void;
  /** The text box for a reply or an edit. */
  composer: () => HTMLElement | null;
  onRemove: (messageId: number, isHard: boolean) => void;
  /** Shows the earlier versions or the deliveries of a message, for viewers who may see them. */
  drawMore?: ((what: More, message: MessageDto, onClose: () => void) => ReactNode) | undefined;
}>;

/** The replies to a message, if there may be any. */
export type Threads = Readonly<{
  onThread: (message: MessageDto) => void;
  hasThread: (message: MessageDto) => boolean;
}>;

/** The message whose menu is open, and its element. */
export type Asked = Readonly<{ message: MessageDto; anchor: HTMLElement }>;
