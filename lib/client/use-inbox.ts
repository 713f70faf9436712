'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { createStaffApi } from './api';
import { createInboxController, type InboxSetting, type InboxView } from './inbox-controller';
import { pagePresence } from './page-presence';
import { useRealtime } from './realtime-context';

/** The live inbox. `initial` is the first page of the first `query`; later queries are fetched. */
export function useInbox(slug: string, setting: InboxSetting): InboxView {
  const realtime = useRealtime();
  const [controller] = useState(() =>
    createInboxController(setting, {
      realtime,
      page: pagePresence,
      api: createStaffApi(slug),
    }),
  );
  const { query } = setting;
  useEffect(() => controller.start(), [controller]);
  useEffect(() => controller.setQuery(query), [controller, query]);
  return useSyncExternalStore(controller.subscribe, controller.view, controller.view);
}
