import type { ImportMemoryDto, RememberImport } from '@/lib/contract/import-memory';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { findImportMemory, saveImportMemory } from './import-memory-store';
import { requireStayPermission } from './policy';

/** Returns the hotel's choices from earlier imports, for the staff member who imports the next file. */
export async function readImportMemory(staff: StaffMember): Promise<ImportMemoryDto> {
  requireStayPermission(staff);
  return findImportMemory(staff.hotel.id);
}

/**
 * Saves the choices of one import. The column mapping counts for the next file of the same source, a word for all
 * files.
 */
export async function rememberImport(staff: StaffMember, chosen: RememberImport): Promise<ImportMemoryDto> {
  requireStayPermission(staff);
  await transactAs(staff, (tx) => saveImportMemory(tx, staff.hotel.id, chosen));
  return findImportMemory(staff.hotel.id);
}
