import type { ConversationApi } from './api';
import type { Conversation } from './conversation';
import type { Action } from './conversation-state';
import type { HistoryPlace } from './view';

/** A page that an event overtook is ignored and fetched again. */
const TRIES = 3;

type Way = 'older' | 'newer';
type Needs = {
  api: Pick<ConversationApi, 'messagesBefore' | 'messagesAfter' | 'around'>;
  state: () => Conversation;
  change: (action: Action) => void;
  publish: () => void;
  onFailure: (cause: unknown) => void;
};

/** Fetches messages outside the screen: older ones, newer ones, and those around a distant place. */
export function createJumpTo({ api, state, change, publish, onFailure }: Needs) {
  const loading = { older: false, newer: false };
  let asked = 0;

  async function load(way: Way) {
    if (loading[way] || !hasMore(way)) return;
    loading[way] = true;
    publish();
    try {
      for (let tries = 0; tries < TRIES; tries += 1) if (await add(way)) break;
    } catch (cause) {
      onFailure(cause);
    }
    loading[way] = false;
    publish();
  }

  function hasMore(way: Way): boolean {
    const { past, hasMore: isMoreBefore } = state();
    return way === 'older' ? (past?.hasOlder ?? isMoreBefore) : past !== null;
  }

  function edge(way: Way) {
    const { past, messages } = state();
    return way === 'older' ? (past?.messages ?? messages)[0] : past?.messages.at(-1);
  }

  async function add(way: Way): Promise<boolean> {
    const from = edge(way);
    if (!from) return true;
    if (way === 'older') {
      change({ type: 'loaded_older', beforeId: from.id, page: await api.messagesBefore(from.id) });
    } else {
      change({ type: 'loaded_newer', afterId: from.id, page: await api.messagesAfter(from.id) });
    }
    return edge(way) !== from;
  }

  /** Resolves to the id of the message found there; null when there is none or the request failed. */
  async function lookAt(place: HistoryPlace): Promise<number | null> {
    asked += 1;
    const mine = asked;
    try {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const historyPage = await api.around(place);
        if (mine !== asked) return null;
        if (historyPage.last_seq < state().haveSeq) continue;
        change({ type: 'looked_back', historyPage });
        return historyPage.anchor_id;
      }
    } catch (cause) {
      onFailure(cause);
    }
    return null;
  }

  return {
    status: () => ({ isLoadingOlder: loading.older, isLoadingNewer: loading.newer }),
    actions: {
      loadOlder: () => void load('older'),
      loadNewer: () => void load('newer'),
      lookAt,
      toNewest() {
        asked += 1;
        change({ type: 'returned' });
      },
    },
  };
}
