import type { ReactNode, Ref, RefObject } from 'react';
import type { Row } from '@/lib/client/timeline';

/** The message at the upper edge and how far below the edge it begins; null at the end of the conversation. */
export type ReadingPlace = { readonly messageId: number; readonly top: number } | null;

export type StageHandle = {
  toEnd: (behavior: ScrollBehavior) => void;
  /** Brings a message that is among the rows into sight, lights it up and puts the focus on it. */
  show: (messageId: number) => void;
  /** To where "New messages" stands, if that is further up than what one sees. */
  toUnread: () => void;
};

/** What scrolls: everything drawn when that is little, or only what is in sight. Both keep the place being read. */
export type StageProps = Readonly<{
  ref: Ref<StageHandle>;
  rows: readonly Row[];
  draw: (row: Row) => ReactNode;
  label: string;
  isBusy: boolean;
  /** The newest messages are elsewhere: this end is not to be followed. */
  isPast: boolean;
  /** Carried over when one kind of stage takes over from the other. */
  place: RefObject<ReadingPlace>;
  top: ReactNode;
  bottom: ReactNode;
  newestSeq: number;
  onEnd: (isAtEnd: boolean) => void;
  onNearStart: () => void;
  onNearEnd: () => void;
  onSeen: (seq: number) => void;
}>;

const GLOW = [{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }];

export function lightUp(message: HTMLElement) {
  message.focus({ preventScroll: true });
  message.animate(GLOW, { duration: 2000, easing: 'ease-in' });
}

export const messageElement = (id: number) => document.getElementById(`message-${id}`);

export function messageIdOf(row: Row | undefined): number | null {
  if (row?.kind === 'notice') return row.message.id;
  return row?.kind === 'bubble' && row.entry.state === 'sent' ? row.entry.message.id : null;
}

export const indexOfMessage = (rows: readonly Row[], messageId: number) =>
  rows.findIndex((row) => messageIdOf(row) === messageId);
