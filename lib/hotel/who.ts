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

/** Whoever is speaking. Only lib/auth makes these; every use case takes one, so every query starts from a hotel. */
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
  /** Which of those who stay along, whose name and language then stand above; null for whoever booked. */
  readonly companionId: number | null;
  /** Null for a client that sends the link's token itself with each request. */
  readonly sessionId: number | null;
  readonly tokenId: number;
  /** Which generation of the booking's channel is in use. */
  readonly channelGeneration: number;
  /** By the code in a room, with a PIN or a name that another person may know: nothing that shuts others out. */
  readonly cameByRoom: boolean;
};

/** Which sign-in a request came with: an older version or an ended session speaks for nobody. */
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
  /** What they chose to be spoken to in; null for whoever has chosen nothing. */
  readonly locale: string | null;
  /** Which generation of the hotel's staff channels is in use. */
  readonly channelGeneration: number;
};

/** Another system of the hotel, by the key it was given. */
export type Integration = {
  readonly kind: 'integration';
  readonly hotel: Hotel;
  /** Of its key. */
  readonly id: number;
  readonly name: string;
  /** The hash of the secret it came with: a rotated key keeps its id and not its secret. */
  readonly secretHash: string;
};

/** A calendar of another system that the hotel follows. It speaks for as long as the hotel has it. */
export type CalendarFeed = {
  readonly kind: 'calendar_feed';
  readonly hotel: Hotel;
  readonly id: number;
  readonly name: string;
};

/** Whoever runs the installation: makes hotels, and sees into none. */
export type Owner = {
  readonly kind: 'owner';
  readonly hotel: null;
  /** Of their session. */
  readonly id: number;
};

export type Principal = Guest | StaffMember;
/** Whoever may do anything here at all: those who speak, and systems, which do not. */
export type Actor = Principal | Integration | CalendarFeed | Owner;
/** Whoever changes stays: people of the front desk, and what runs the hotel's bookings. */
export type StayRunner = StaffMember | Integration | CalendarFeed;

export function guestName(guest: Pick<Guest, 'firstName' | 'lastName'>): string {
  return `${guest.firstName} ${guest.lastName}`.trim();
}

/** Why a guest who may read may not write, or null when they may. */
export function writingClosedBecause(
  stay: Pick<Guest, 'bookingStatus' | 'roomId'>,
): 'not_checked_in' | 'no_room' | null {
  if (stay.bookingStatus !== 'in_house') return 'not_checked_in';
  return stay.roomId === null ? 'no_room' : null;
}
