'use client';

import { createContext } from 'react';
import type { InboxRowDto, StaffChannelsDto } from '@/lib/contract/chat';

/** What whatever stands beside the list may know of it, and ask of it. */
export const DeskList = createContext<{
  readonly hasConversations: boolean;
  /** What the list knows of the open conversation, live, whether it shows it or not. */
  readonly openRow: InboxRowDto | null;
  readonly markUnread: (conversationId: number) => void;
  /** The names that the staff channels have now; null where nothing is live. */
  readonly channels: StaffChannelsDto | null;
}>({ hasConversations: true, openRow: null, markUnread: () => undefined, channels: null });
