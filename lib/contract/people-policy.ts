import { isManagement, type StaffRole } from './roles';

/**
 * Which role may change which staff member. An admin may change all, a manager all but managers and admins: a manager
 * who could promote others to manager could stay in power after their own dismissal. The server refuses by this
 * function and the page offers by it.
 */
export function looksAfter(actor: StaffRole, person: StaffRole): boolean {
  if (actor === 'admin') return true;
  return actor === 'manager' && !isManagement(person);
}

/** The roles that see the staff of the hotel with their user names. */
export const seesPeople = isManagement;

/** Only admins invite new staff and issue links for new passwords. */
export function makesStaffLinks(role: StaffRole): boolean {
  return role === 'admin';
}

const FRONT_DESK: readonly StaffRole[] = ['receptionist', 'concierge', 'manager', 'admin'];

/**
 * The roles that run the front desk: they book, check in and check out, and read guests' e-mail addresses and the
 * notes.
 */
export const runsFrontDesk = (role: StaffRole): boolean => FRONT_DESK.includes(role);
