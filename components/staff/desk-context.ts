'use client';

import { createContext } from 'react';
import type { InboxRowDto, StaffChannelsDto } from '@/lib/contract/chat';

/** The data and actions of the list for the content beside it. */
export const DeskList = createContext<{
  readonly hasConversations: boolean;
  /** The live row of the open conversation, listed or not. */
  readonly openRow: InboxRowDto | null;
  readonly markUnread: (conversationId: number) => void;
  /** The current names of the staff channels; null where nothing is live. */
  readonly channels: StaffChannelsDto | null;
}>({ hasConversations: true, openRow: null, markUnread: () => undefined, channels: null });
