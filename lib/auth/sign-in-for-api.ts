import type { z } from 'zod';
import type { loginReplySchema, loginSchema } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { accessLevelOf } from '@/lib/contract/roles';
import { env } from '@/lib/platform/env';
import { signIn } from './sign-in';
import { sealStaffToken } from './staff-token';

/**
 * Signs in a client of the earlier system: the same checks and throttle as for the browser, answered with a token. It
 * reads and sets no cookie; the throttle identifies an API client by its address.
 */
export async function signInForApi(
  { username, password }: z.output<typeof loginSchema>,
  address: string | null,
  requestId: string,
): Promise<z.input<typeof loginReplySchema>> {
  const { staff, sessionVersion } = await signIn(
    { username, hotelSlug: null, password, address, browserSecret: null },
    requestId,
  );
  const { hotel } = staff;
  const token = await sealStaffToken('api', {
    staffId: staff.id,
    sessionVersion,
    sessionId: staff.session.id,
    hotelSlug: hotel.slug,
    signedInAt: Math.floor(Date.now() / 1000),
  });
  return {
    staff_id: staff.id,
    username: staff.username,
    token,
    hotel_slug: hotel.slug,
    hotel: { id: hotel.id, name: hotel.name, slug: hotel.slug },
    role: staff.role,
    department: staff.department,
    access_level: accessLevelOf(staff.role),
    is_staff: true,
    hotel_id: hotel.id,
    hotel_name: hotel.name,
    is_superuser: false,
    allowed_navs: ['chat'],
    navigation_items: [{ slug: 'chat', name: 'Chat', path: pages.inbox(hotel.slug) }],
    profile_image_url: staff.profileImage && new URL(staff.profileImage, env.core().APP_URL).href,
  };
}
