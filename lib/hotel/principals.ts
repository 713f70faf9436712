import type { BookingStatus } from '@/lib/contract/hotel';
import type { Department, StaffRole } from '@/lib/contract/roles';

export type Hotel = {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly accentColor: string;
  readonly logoUrl: string | null;
  readonly locale: string;
  readonly offeredLocales: readonly string[];
};

/**
 * The authenticated guest. Only lib/auth creates principals. Every use case takes one, so every query starts from a
 * hotel.
 */
export type Guest = {
  readonly kind: 'guest';
  readonly hotel: Hotel;
  readonly bookingId: number;
  readonly bookingCode: string;
  readonly bookingStatus: BookingStatus;
  readonly roomId: number | null;
  readonly roomNumber: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly locale: string;
  readonly checkIn: string;
  readonly checkOut: string;
  /** The companion whose name and language the fields above give; null for the person who booked. */
  readonly companionId: number | null;
  /** Null for a client that sends the link's token itself with each request. */
  readonly sessionId: number | null;
  readonly tokenId: number;
  /** The current generation of the booking's channel. */
  readonly channelGeneration: number;
  /**
   * True for a guest who entered by the code in a room, with a PIN or a name that another person may know. Such a guest
   * may do nothing that locks others out.
   */
  readonly cameByRoom: boolean;
};

/** The sign-in of a request. An older version or an ended session is not valid. */
export type StaffSession = { readonly id: string; readonly version: number };

export type StaffMember = {
  readonly kind: 'staff';
  readonly session: StaffSession;
  readonly hotel: Hotel;
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly department: Department;
  readonly isOnDuty: boolean;
  readonly profileImage: string | null;
  /** The language that the person chose; null for no choice. */
  readonly locale: string | null;
  /** The current generation of the hotel's staff channels. */
  readonly channelGeneration: number;
};

/** Another system of the hotel, authenticated by its API key. */
export type Integration = {
  readonly kind: 'integration';
  readonly hotel: Hotel;
  /** The id of its API key. */
  readonly id: number;
  readonly name: string;
  /** The hash of the secret that it sent: a rotated key keeps its id but not its secret. */
  readonly secretHash: string;
};

/** A calendar of another system that the hotel subscribes to. It is an actor for as long as the hotel has it. */
export type CalendarFeed = {
  readonly kind: 'calendar_feed';
  readonly hotel: Hotel;
  readonly id: number;
  readonly name: string;
};

/** The operator of the installation. An owner creates hotels and cannot read their data. */
export type Owner = {
  readonly kind: 'owner';
  readonly hotel: null;
  /** The id of the owner's session. */
  readonly id: number;
};

export type Principal = Guest | StaffMember;
/** Every kind of actor: guests and staff, who write messages, and systems and owners, which do not. */
export type Actor = Principal | Integration | CalendarFeed | Owner;
/** The actors that change stays: front-desk staff, and the systems that manage the hotel's bookings. */
export type StayRunner = StaffMember | Integration | CalendarFeed;

export function guestName(guest: Pick<Guest, 'firstName' | 'lastName'>): string {
  return `${guest.firstName} ${guest.lastName}`.trim();
}

/** Returns why a guest who may read may not write, or null when they may. */
export function writingClosedBecause(
  stay: Pick<Guest, 'bookingStatus' | 'roomId'>,
): 'not_checked_in' | 'no_room' | null {
  if (stay.bookingStatus !== 'in_house') return 'not_checked_in';
  return stay.roomId === null ? 'no_room' : null;
}
