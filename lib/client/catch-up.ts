import type { ConversationEventDto, EventPageDto } from '@/lib/contract/chat';
import { ApiProblem } from './api-problem';

type Needs = {
  haveSeq(): number;
  events(after: number): Promise<EventPageDto>;
  hear(events: readonly ConversationEventDto[]): void;
  /** Loads a fresh first page. */
  reload(): Promise<void>;
};

/** Fetches all log entries after the last one that we have. Returns the name of the channel for later events. */
export async function catchUp({ haveSeq, events, hear, reload }: Needs): Promise<string> {
  let hasReloaded = false;
  for (;;) {
    const after = haveSeq();
    try {
      const page = await events(after);
      hear(page.events);
      if (!page.more || haveSeq() <= after) return page.channel_name;
    } catch (cause) {
      // Our number is ahead of the server's: the server was restored from a backup, so numbers have other meanings now.
      if (hasReloaded || !(cause instanceof ApiProblem) || cause.code !== 'cursor_ahead') throw cause;
      hasReloaded = true;
      await reload();
    }
  }
}
