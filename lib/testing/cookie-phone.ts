import { guestOwner, PAGE_OWNER_HEADER } from '@/lib/contract/page-owner';
import { browser, type Caller } from './call-route';
import { guestEndpoints } from './endpoints';
import type { TestGuest } from './hotel-fixture';

/** A phone that keeps the cookies it is given, with the requests of its pages. A page names the stay that it shows. */
export function cookiePhone(hotelSlug: string) {
  const jar = new Map<string, string>();
  const caller = (page?: TestGuest): Caller => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const owner = page && { [PAGE_OWNER_HEADER]: guestOwner(page.code, null) };
    return { ...browser('any', 'x'), cookie, ...owner };
  };
  const withCookies = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return {
    jar,
    caller,
    open: async ({ token }: TestGuest) =>
      withCookies(await guestEndpoints.openSession(hotelSlug, caller(), { json: { token } })),
    leave: async (page: TestGuest) => withCookies(await guestEndpoints.endSession(hotelSlug, caller(page))),
    ask: (page?: TestGuest) => guestEndpoints.context(hotelSlug, caller(page)),
  };
}
