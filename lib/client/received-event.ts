import { LOGGED_TYPES } from '@/lib/contract/channels';
import type { ConversationEventDto } from '@/lib/contract/chat';
import { LIMITS } from '@/lib/contract/limits';
import type { Envelope } from '@/lib/contract/realtime';
import type { Side, Typist } from './conversation';
import type { Action } from './conversation-state';

/**
 * Turns an envelope into an action, by its type and never by its event name. An incomplete envelope (cut for size, or
 * malformed) only shows that the entry exists; the entry is fetched.
 */
export function actionOf({ type, payload, meta }: Envelope): Action | null {
  if (meta.seq === null) return null;
  const event = { type, payload, seq: meta.seq, event_id: meta.event_id, ts: meta.ts };
  if (!meta.is_cut && isLogged(event)) return { type: 'events_received', events: [event] };
  return { type: 'gap_detected', seq: meta.seq };
}

/** The duration is computed from the server's times only: the clock of a phone may be minutes off. */
export function typistOf({ type, payload, meta }: Envelope, now: number): Typist | null {
  if (type !== 'typing' || !isTyping(payload)) return null;
  const lastsMs = Date.parse(payload.until) - Date.parse(meta.ts);
  const until = now + (lastsMs > 0 ? Math.min(lastsMs, 2 * LIMITS.typingMs) : LIMITS.typingMs);
  return { who: payload.who, name: payload.name, until };
}

function isLogged(event: { type: string; payload: unknown }): event is ConversationEventDto {
  const { type, payload } = event;
  if (!LOGGED_TYPES.some((logged) => logged === type) || typeof payload !== 'object' || payload === null)
    return false;
  const isMessage = 'id' in payload && 'seq' in payload && 'message' in payload;
  return isMessage || (type !== 'message_created' && type !== 'message_updated');
}

function isTyping(payload: unknown): payload is { who: Side; name: string; until: string } {
  if (typeof payload !== 'object' || payload === null) return false;
  return 'who' in payload && 'until' in payload && 'name' in payload && typeof payload.name === 'string';
}

export function isEnvelope(data: unknown): data is Envelope {
  if (typeof data !== 'object' || data === null) return false;
  if (!('type' in data && 'payload' in data && 'meta' in data)) return false;
  return typeof data.meta === 'object' && data.meta !== null;
}
