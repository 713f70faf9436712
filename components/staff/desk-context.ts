'use client';

import { createContext } from 'react';
import type { InboxRowDto } from '@/lib/contract/chat';

/** What whatever stands beside the list may know of it, and ask of it. */
export const DeskList = createContext<{
  readonly hasConversations: boolean;
  /** The list's row of the open conversation, live; null while it is not on the list. */
  readonly openRow: InboxRowDto | null;
  readonly markUnread: (conversationId: number) => void;
}>({ hasConversations: true, openRow: null, markUnread: () => undefined });
