import type { ConversationEventDto, EventPageDto } from '@/lib/contract/chat';
import { ApiProblem } from './api-problem';

type Needs = {
  haveSeq(): number;
  events(after: number): Promise<EventPageDto>;
  hear(events: readonly ConversationEventDto[]): void;
  /** Starts over from a fresh first page. */
  reload(): Promise<void>;
};

/** Fetches what the log holds beyond what we have, to its end. Answers where what follows is heard. */
export async function catchUp({ haveSeq, events, hear, reload }: Needs): Promise<string> {
  let hasReloaded = false;
  for (;;) {
    const after = haveSeq();
    try {
      const page = await events(after);
      hear(page.events);
      if (!page.more || haveSeq() <= after) return page.channel_name;
    } catch (cause) {
      // We know more than the server: it was restored from a backup, and numbers mean other things now.
      if (hasReloaded || !(cause instanceof ApiProblem) || cause.code !== 'cursor_ahead') throw cause;
      hasReloaded = true;
      await reload();
    }
  }
}
