'use client';

import { createContext } from 'react';

/** Whether the list beside holds anything: told to whatever stands in for a conversation. */
export const HasConversations = createContext(true);
