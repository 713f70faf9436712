import type { GuestContextDto } from '@/lib/contract/chat';
import type { GuestApi } from './api';
import { coalesce } from './coalesce';
import { createViewStore } from './view-store';

/**
 * The page's current data of its stay and hotel. Each answer of `events` carries the tag of the context, so a page that
 * missed a change or was offline fetches the context at its next catch-up.
 */
export function createGuestContext(first: GuestContextDto, api: GuestApi) {
  let context = first;
  const { view, subscribe, publish } = createViewStore(() => context);

  const fetchContext = coalesce(async () => {
    try {
      context = await api.context();
      publish();
    } catch {
      // The tag still differs at the next catch-up, which then tries again. The catch-up itself reports the end of the
      // stay.
    }
  });

  return {
    view,
    subscribe,
    /** The same API. `events` also compares the tag. */
    api: {
      ...api,
      async events(after) {
        const page = await api.events(after);
        if (page.context_tag !== context.context_tag) void fetchContext();
        return page;
      },
    } satisfies GuestApi,
  };
}
