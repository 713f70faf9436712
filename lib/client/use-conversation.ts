'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ConversationSetting, createConversationController } from './conversation-controller';
import type { MessageApi } from './message-api';
import { createChangingConversation } from './optimistic-edits';
import { pagePresence } from './page-presence';
import { useRealtime } from './realtime-context';
import { unsentStore } from './unsent-store';
import type { LiveConversation } from './view';

/** The live conversation of `scope`. `initial` is used once per scope; afterwards the log brings the changes. */
export function useConversation(setting: ConversationSetting, messageApi: MessageApi): LiveConversation {
  const realtime = useRealtime();
  const create = () => ({
    scope: setting.scope,
    controller: createChangingConversation(
      createConversationController(setting, { realtime, store: unsentStore, page: pagePresence }),
      messageApi,
    ),
  });
  const [kept, keep] = useState(create);
  let current = kept;
  if (kept.scope !== setting.scope) {
    current = create();
    keep(current);
  }
  const { controller } = current;
  useEffect(() => controller.start(), [controller]);
  return useSyncExternalStore(controller.subscribe, controller.view, controller.view);
}
