import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { keepsCalendars } from '@/lib/contract/calendar-feeds';
import type { InboxPageDto, InboxQuery, MeDto, PusherConfigDto } from '@/lib/contract/chat';
import { keepsHotel } from '@/lib/contract/hotel-settings';
import { PAGE_PATH_HEADER } from '@/lib/contract/page-owner';
import { pages } from '@/lib/contract/paths';
import { makesStaffLinks, seesPeople } from '@/lib/contract/people-policy';
import { safeReturnPath } from '@/lib/contract/safe-return-path';
import type { StayView } from '@/lib/contract/stays';
import { listInbox, openForStaff } from '@/lib/guest-chat/read-conversation';
import { readHealth, readServices, seesHealth } from '@/lib/health/read-health';
import { readHotelSettings } from '@/lib/hotel/change-hotel';
import { dayIn, tomorrowIn } from '@/lib/hotel/day-in';
import { appAddress } from '@/lib/hotel/guest-link';
import { toMe } from '@/lib/hotel/me-dto';
import type { StaffMember } from '@/lib/hotel/principals';
import { makesApiKeys, readApiKeys } from '@/lib/integrations/api-keys';
import { readWebhooks } from '@/lib/integrations/webhooks';
import { readReachability, seesReachability } from '@/lib/notifications/reachability';
import { listPeople } from '@/lib/people/list-people';
import { readStaffLinks } from '@/lib/people/staff-links';
import { readCalendars } from '@/lib/stays/calendars/calendars';
import { runsStays } from '@/lib/stays/policy';
import { readRooms, readStays } from '@/lib/stays/read-stays';
import { readRoomAccess } from '@/lib/stays/room-access';
import { wiring } from '@/lib/wiring';
import { findSignedIn } from './staff-access';

// The layout and the page need the same result within one request.
const signedIn = cache(async () => findSignedIn(await headers()));

/**
 * Redirects a person without a session to the sign-in page, and from there back to this page. A page of another hotel
 * answers 404.
 */
export async function requireStaffPage(hotelSlug?: string): Promise<{ me: MeDto; staff: StaffMember }> {
  const staff = await signedIn();
  if (!staff) {
    const wanted = safeReturnPath((await headers()).get(PAGE_PATH_HEADER));
    redirect(wanted === null ? pages.signIn : `${pages.signIn}?callbackUrl=${encodeURIComponent(wanted)}`);
  }
  if (hotelSlug !== undefined && hotelSlug !== staff.hotel.slug) notFound();
  return { me: toMe(staff), staff };
}

/** Returns the signed-in person, or null, for pages that serve visitors with and without a session. */
export async function findStaffPage(): Promise<MeDto | null> {
  const staff = await signedIn();
  return staff && toMe(staff);
}

export async function loadInbox(staff: StaffMember, query: InboxQuery): Promise<InboxPageDto> {
  return listInbox(staff, query);
}

/** Loads the first page of the stay list, the current day at the hotel, and whether this person manages stays. */
export async function loadStays(staff: StaffMember, view: StayView) {
  const [page, { is_on: hasRoomCodes }] = await Promise.all([
    readStays(staff, { view }),
    readRoomAccess(staff),
  ]);
  return {
    page,
    today: dayIn(staff.hotel.timeZone),
    mayRun: runsStays(staff),
    mayMail: wiring().mail !== null,
    hasRoomCodes,
    appAddress: appAddress(),
  };
}

/** Loads the rooms and the first day until which a room can be out of order. */
export async function loadRooms(staff: StaffMember) {
  return { rooms: await readRooms(staff), tomorrow: tomorrowIn(staff.hotel.timeZone) };
}

/** Loads the first view of the people page; null for roles that may not see it. */
export async function loadPeople(staff: StaffMember) {
  if (!seesPeople(staff.role)) return null;
  const [{ people }, { links }] = await Promise.all([
    listPeople(staff, {}),
    makesStaffLinks(staff.role) ? readStaffLinks({ staff }) : { links: [] },
  ]);
  return { people, links };
}

/** Returns null for roles that may not manage integrations. Only admins see API keys and webhooks. */
export async function loadIntegrations(staff: StaffMember) {
  if (!keepsCalendars(staff.role)) return null;
  const [{ calendars }, access] = await Promise.all([readCalendars(staff), loadAccess(staff)]);
  return { calendars, access };
}

async function loadAccess(staff: StaffMember) {
  if (!makesApiKeys(staff)) return null;
  const [keys, webhooks] = await Promise.all([readApiKeys({ staff }), readWebhooks(staff)]);
  return { ...keys, ...webhooks, appAddress: appAddress() };
}

/** Loads the settings page; null for roles that may not manage the hotel. */
export async function loadSettings(staff: StaffMember) {
  if (!keepsHotel(staff.role)) return null;
  const [settings, services, roomAccess] = await Promise.all([
    readHotelSettings(staff),
    readServices(staff),
    readRoomAccess(staff),
  ]);
  return { settings, services, roomAccess };
}

/** Returns null for roles that may not see the health page. */
export async function loadHealth(staff: StaffMember) {
  return seesHealth(staff.role) ? readHealth(staff) : null;
}

/** Returns null for roles that may not see the reachability page. */
export async function loadReachability(staff: StaffMember) {
  return seesReachability(staff) ? readReachability(staff) : null;
}

export async function loadConversation(staff: StaffMember, id: number) {
  return Number.isSafeInteger(id) && id > 0 ? openForStaff(staff, id) : null;
}

export function deskRealtime(): PusherConfigDto | null {
  return wiring().realtimeConfig();
}
