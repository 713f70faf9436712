import type { Outgoing } from '@/lib/client/api';
import { ApiProblem } from '@/lib/client/api-problem';
import { EMPTY_CONVERSATION, type Unsent } from '@/lib/client/conversation';
import { reduce } from '@/lib/client/conversation-state';
import { createSender } from '@/lib/client/sender';
import { createReferenceServer } from '@/lib/client/testing/reference-server';
import { createUnsentStore, type UnsentStore } from '@/lib/client/unsent-store';
import type { MessageDto } from '@/lib/contract/chat';

export const SCOPE = 'guest:killarney:BK-2026-0001';

export const memory = () => {
  const store = createUnsentStore(() => Promise.reject(new Error('no database')));
  // Like an IndexedDB that works.
  const list: UnsentStore['list'] = async (scope) => ({ ...(await store.list(scope)), isWhole: true });
  return { ...store, list };
};

/** One tab of a guest's browser. `answers` are the server's answers to one attempt after the other. */
export function tab(store: UnsentStore = memory(), answers: (ApiProblem | 'lost' | 'hang')[] = []) {
  const server = createReferenceServer();
  const attempts: Outgoing[] = [];
  const failures: unknown[] = [];
  const vanished: string[] = [];
  const uploads = { asked: [] as string[], answers: [] as (ApiProblem | 'hang' | 'taken')[] };
  const world = { state: EMPTY_CONVERSATION };
  const sender = createSender({
    scope: SCOPE,
    store,
    async send(message): Promise<MessageDto> {
      attempts.push(message);
      const answer = answers.shift();
      if (answer === 'hang') return new Promise(() => undefined);
      if (answer instanceof ApiProblem) throw answer;
      const sent = server.send('guest', message.body, message.clientMessageId);
      if (answer === 'lost') throw new ApiProblem('network', 0);
      return sent;
    },
    async upload(file, { onProgress, signal }) {
      uploads.asked.push(file.name);
      const answer = uploads.answers.shift();
      if (answer instanceof ApiProblem) throw answer;
      onProgress(0.5);
      if (answer !== 'hang') return 1000 + uploads.asked.length;
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new ApiProblem('network', 0)));
      });
    },
    tell(action) {
      world.state = reduce(world.state, action);
    },
    onFailure: (cause) => failures.push(cause),
    onVanished: (id) => vanished.push(id),
    exclusively: (_name, work) => work(),
  });
  return { sender, server, attempts, uploads, failures, vanished, store, answers, world };
}

export const network = () => new ApiProblem('network', 0);

export function first(unsent: readonly Unsent[]): Unsent {
  const [entry] = unsent;
  if (!entry) throw new Error('nothing unsent');
  return entry;
}
