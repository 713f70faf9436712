import type { ApiKeysDto, MadeApiKeyDto } from '@/lib/contract/api-keys';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { Integration, StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { appendApiKey, listApiKeys, recordApiKeyUse, revokeApiKey, rotateApiKey } from './api-key-store';

type Command = { staff: StaffMember; requestId?: string | null | undefined };

/** Only an admin may give other systems access. */
export function makesApiKeys({ role }: Pick<StaffMember, 'role'>): boolean {
  return role === 'admin';
}

export function requireApiKeyPermission(staff: StaffMember): void {
  if (!makesApiKeys(staff)) throw new AppError('forbidden');
}

export async function readApiKeys({ staff }: Command): Promise<ApiKeysDto> {
  requireApiKeyPermission(staff);
  return { keys: await listApiKeys(staff.hotel.id) };
}

export async function createApiKey(command: Command, name: string): Promise<MadeApiKeyDto> {
  requireApiKeyPermission(command.staff);
  const { id: createdById, hotel } = command.staff;
  return transactAs(command.staff, async (tx) => {
    const made = await appendApiKey(tx, { hotelId: hotel.id, createdById, name });
    await note(tx, command, 'api_key.create', made);
    return made;
  });
}

/** For a secret that may have leaked: the key keeps its name, and the old secret is invalid at once. */
export async function renewApiKey(command: Command, id: number): Promise<MadeApiKeyDto> {
  requireApiKeyPermission(command.staff);
  return transactAs(command.staff, async (tx) => {
    const made = await rotateApiKey(tx, command.staff.hotel.id, id);
    if (!made) throw new AppError('not_found');
    await note(tx, command, 'api_key.rotate', made);
    return made;
  });
}

/** A repeated call is not an error: the key is invalid either way. */
export async function revokeKeyRow(command: Command, id: number): Promise<void> {
  requireApiKeyPermission(command.staff);
  await transactAs(command.staff, async (tx) => {
    const outcome = await revokeApiKey(tx, command.staff.hotel.id, id);
    if (outcome === 'unknown') throw new AppError('not_found');
    if (outcome === 'revoked') await note(tx, command, 'api_key.revoke', { id });
  });
}

export async function recordUse(integration: Integration): Promise<void> {
  await recordApiKeyUse(integration);
}

async function note(
  tx: Tx,
  { staff, requestId }: Command,
  action: string,
  { id, name }: { id: number; name?: string },
): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done', data: name ? { name } : {} };
  await appendAudit({ ...line, target: { kind: 'api_key', id }, requestId: requestId ?? undefined }, tx);
}
