import type { createConversationController } from './conversation-controller';
import type { MessageApi } from './message-api';
import { createMessageChanges } from './message-changes';
import { withQuotes } from './unsent-quotes';
import type { Entry, LiveConversation } from './view';
import { createViewStore } from './view-store';

type Controller = ReturnType<typeof createConversationController>;

/** A conversation whose messages can be changed: the controller's view, with edits and deletes applied at once. */
export function createChangingConversation(controller: Controller, api: MessageApi) {
  const changes = createMessageChanges({ api, refresh: controller.refresh, onChange: () => publish() });
  const actions = {
    edit: (messageId: number, text: string) =>
      withMessage(messageId, (message) => changes.want(message, { kind: 'edit', text })),
    remove: (messageId: number, isHard: boolean) =>
      withMessage(messageId, (message) => changes.want(message, { kind: 'remove', isHard })),
    retryChange: (messageId: number) => withMessage(messageId, changes.retry),
    discardChange: changes.drop,
  };
  const { view, subscribe, publish } = createViewStore(draw);

  function draw(): LiveConversation {
    const base = controller.view();
    changes.settle(base.entries);
    return { ...base, entries: withQuotes(changes.draw(base.entries)), ...actions };
  }

  /** Passes the message as the log has it, without pending changes. */
  function withMessage(messageId: number, work: (message: Message) => void) {
    const entry = controller
      .view()
      .entries.find((each) => each.state === 'sent' && each.message.id === messageId);
    if (entry?.state === 'sent') work(entry.message);
  }

  return {
    view,
    subscribe,
    start() {
      const stopListening = controller.subscribe(publish);
      const stop = controller.start();
      return () => {
        stop();
        stopListening();
      };
    },
  };
}

type Message = Extract<Entry, { state: 'sent' }>['message'];
