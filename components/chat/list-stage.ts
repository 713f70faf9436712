import type { ReactNode, Ref, RefObject } from 'react';
import type { Row } from '@/lib/client/timeline';

/** The topmost visible message and its distance from the upper edge; null at the end of the conversation. */
export type ReadingPlace = { readonly messageId: number; readonly top: number } | null;

export type StageHandle = {
  toEnd: (behavior: ScrollBehavior) => void;
  /** Scrolls to a message among the rows, highlights it and focuses it. */
  show: (messageId: number) => void;
  /** Scrolls to the "New messages" line if it is above the visible part. */
  toUnread: () => void;
};

/**
 * The props of PlainTimeline, which renders all rows, and of VirtualTimeline, which renders visible rows. Both keep the
 * reading position.
 */
export type StageProps = Readonly<{
  ref: Ref<StageHandle>;
  rows: readonly Row[];
  draw: (row: Row) => ReactNode;
  label: string;
  isBusy: boolean;
  /** True in a history window: the end of the list is not the end of the conversation. */
  isPast: boolean;
  /** The reading position, kept when one timeline replaces the other. */
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
