import type { ReactNode } from 'react';
import type { MessageDto } from '@/lib/contract/chat';
import type { Rights } from './menu-items';

export type More = 'history' | 'deliveries';

/** What the people on this side can do to a message, and who does it. */
export type MessageTools = Readonly<{
  rights: Rights;
  onReply: (message: MessageDto) => void;
  onEdit: (message: MessageDto) => void;
  /** Where an answer or other words are typed. */
  composer: () => HTMLElement | null;
  onRemove: (messageId: number, isHard: boolean) => void;
  /** What it said before its edits, or how far it got, where that is anybody's business. */
  drawMore?: ((what: More, message: MessageDto, onClose: () => void) => ReactNode) | undefined;
}>;

/** The answers to a message, where there may be any. */
export type Threads = Readonly<{
  onThread: (message: MessageDto) => void;
  hasThread: (message: MessageDto) => boolean;
}>;

/** The message whose menu is open, and where it stands. */
export type Asked = Readonly<{ message: MessageDto; anchor: HTMLElement }>;
