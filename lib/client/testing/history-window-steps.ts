import { isDeepStrictEqual } from 'node:util';
import type { Conversation } from '@/lib/client/conversation';
import type { Action } from '@/lib/client/conversation-state';
import { tidy } from '@/lib/client/message-list';
import type { Step } from '@/lib/client/testing/history-steps';
import type { createReferenceServer } from '@/lib/client/testing/reference-server';

type Server = ReturnType<typeof createReferenceServer>;

/** The answer to a scroll or a jump; none when there is nothing to load. */
export function askForHistory(
  server: Server,
  { past, messages, hasMore }: Conversation,
  next: Step,
): Action[] {
  if (next.do === 'look_back') {
    const row = server.rows()[next.index];
    return row ? [{ type: 'looked_back', historyPage: server.around(row.id, 1) }] : [];
  }
  if (next.do === 'ask_newer') {
    const afterId = past?.messages.at(-1)?.id;
    return afterId ? [{ type: 'loaded_newer', afterId, page: server.pageAfter(2, afterId) }] : [];
  }
  const beforeId = (past?.messages ?? messages)[0]?.id;
  if (!beforeId || !(past?.hasOlder ?? hasMore)) return [];
  return [{ type: 'loaded_older', beforeId, page: server.page(3, beforeId) }];
}

/** True when the history window equals the server's current messages, has no hole, and ends before the newest ones. */
export function isPastTrue(server: Server, { past, messages }: Conversation): boolean {
  if (!past) return true;
  const rows = server.page(server.rows().length).messages;
  const from = rows.findIndex((row) => row.id === past.messages[0]?.id);
  const fresh = rows.slice(from, from + past.messages.length).map(tidy);
  const isApart = (past.messages.at(-1)?.seq ?? 0) < (messages[0]?.seq ?? 0);
  return isApart && past.hasOlder === from > 0 && isDeepStrictEqual(past.messages, fresh);
}
