import type { ImportMemoryDto, RememberImport } from '@/lib/contract/import-memory';
import { transactAs } from '@/lib/hotel/transact';
import type { StaffMember } from '@/lib/hotel/who';
import { findImportMemory, saveImportMemory } from './import-memory-store';
import { requireStayPermission } from './policy';

/** How the hotel reads its files, for the staff member who imports the next one. */
export async function readImportMemory(staff: StaffMember): Promise<ImportMemoryDto> {
  requireStayPermission(staff);
  return findImportMemory(staff.hotel.id);
}

/** What a person chose for one file counts for the next one of the same source, and a word for all of them. */
export async function rememberImport(staff: StaffMember, chosen: RememberImport): Promise<ImportMemoryDto> {
  requireStayPermission(staff);
  await transactAs(staff, (tx) => saveImportMemory(tx, staff.hotel.id, chosen));
  return findImportMemory(staff.hotel.id);
}
