'use client';

import { createContext } from 'react';
import type { InboxRowDto } from '@/lib/contract/chat';

/** What whatever stands beside the list may know of it, and ask of it. */
export const DeskList = createContext<{
  readonly hasConversations: boolean;
  /** What the list knows of the open conversation, live, whether it shows it or not. */
  readonly openRow: InboxRowDto | null;
  readonly markUnread: (conversationId: number) => void;
}>({ hasConversations: true, openRow: null, markUnread: () => undefined });
