import type { GuestContextDto } from '@/lib/contract/chat';
import type { GuestApi } from './api';
import { coalesce } from './coalesce';
import { createViewStore } from './view-store';

/**
 * What the page knows of its stay and hotel, kept as it is now. Each answer of `events` names the tag of the context,
 * so a page that missed the word of a change, or was offline, fetches it at its next catch-up.
 */
export function createGuestContext(first: GuestContextDto, api: GuestApi) {
  let context = first;
  const { view, subscribe, publish } = createViewStore(() => context);

  const fetchContext = coalesce(async () => {
    try {
      context = await api.context();
      publish();
    } catch {
      // The tag still differs at the next catch-up; what has ended, the catch-up says itself.
    }
  });

  return {
    view,
    subscribe,
    /** The same, with an eye on the tag. */
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
