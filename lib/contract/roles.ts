export const STAFF_ROLES = [
  'receptionist',
  'concierge',
  'housekeeper',
  'technician',
  'cook',
  'manager',
  'admin',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** The roles that are responsible for other staff. */
export const isManagement = (role: StaffRole): boolean => role === 'manager' || role === 'admin';

export const DEPARTMENTS = [
  'reception',
  'front-office',
  'housekeeping',
  'maintenance',
  'kitchen',
  'management',
] as const;
export type Department = (typeof DEPARTMENTS)[number];
export const isDepartment = (word: string | null): word is Department =>
  DEPARTMENTS.some((department) => department === word);

/** The access levels of the earlier clients. */
export const ACCESS_LEVELS = ['regular_staff', 'staff_admin', 'super_staff_admin'] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];

export function accessLevelOf(role: StaffRole): AccessLevel {
  if (role === 'admin') return 'super_staff_admin';
  return role === 'manager' ? 'staff_admin' : 'regular_staff';
}
