import { REALTIME_EVENTS } from '@/lib/contract/channels';
import type { Envelope } from '@/lib/contract/realtime';
import type { Typist } from './conversation';
import { typistOf } from './received-event';

/** The names of the colleagues who are typing, by conversation. */
export type TypingStaff = ReadonlyMap<number, readonly string[]>;

type Needs = { meName: string; onChange(): void };

/** Tracks which colleague is typing in which conversation, from the events of the staff channel. Entries expire. */
export function createTypingStaff({ meName, onChange }: Needs) {
  let writing: readonly (Typist & { conversationId: number; since: string })[] = [];
  let names: TypingStaff = new Map();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(next: typeof writing) {
    if (next.length === 0 && writing.length === 0) return;
    writing = next;
    clearTimeout(timer);
    if (next.length > 0) timer = setTimeout(expire, Math.min(...next.map(({ until }) => until)) - Date.now());
    names = new Map(
      next.map(({ conversationId: id }) => [
        id,
        next.filter((typist) => typist.conversationId === id).map(({ name }) => name),
      ]),
    );
    onChange();
  }

  function expire() {
    keep(writing.filter(({ until }) => until > Date.now()));
  }

  return {
    names: () => names,
    hear(name: string, envelope: Envelope) {
      const typist = name === REALTIME_EVENTS.typing ? typistOf(envelope, Date.now()) : null;
      if (typist?.who !== 'staff' || typist.name === meName) return;
      const { scope, ts: since } = envelope.meta;
      const conversationId = scope.conversation_id;
      const isSame = (each: (typeof writing)[number]) =>
        each.conversationId === conversationId && each.name === typist.name;
      keep([...writing.filter((each) => !isSame(each)), { ...typist, conversationId, since }]);
    },
    /** A staff message that is newer than the typing note ends it. */
    recordAnswer(conversationId: number, at: string) {
      const isDone = (each: (typeof writing)[number]) =>
        each.conversationId === conversationId && each.since <= at;
      if (writing.some(isDone)) keep(writing.filter((each) => !isDone(each)));
    },
    stop: () => clearTimeout(timer),
  };
}
