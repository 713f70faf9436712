import { isManagement, type StaffRole } from './roles';

/**
 * Who may change whom. An admin looks after everybody, a manager after all but managers and admins: whoever can
 * make somebody their equal can outlive their own dismissal. The server refuses by this and the page offers by it.
 */
export function looksAfter(actor: StaffRole, person: StaffRole): boolean {
  if (actor === 'admin') return true;
  return actor === 'manager' && !isManagement(person);
}

/** Who sees the people of the hotel with their user names. */
export const seesPeople = isManagement;

/** Whom new people and new passwords come from. */
export function makesStaffLinks(role: StaffRole): boolean {
  return role === 'admin';
}

const FRONT_DESK: readonly StaffRole[] = ['receptionist', 'concierge', 'manager', 'admin'];

/** Who runs the front desk: books, checks in and out, and reads the e-mail addresses of guests and the desk's notes. */
export const runsFrontDesk = (role: StaffRole): boolean => FRONT_DESK.includes(role);
