import type { ApiKeysDto, MadeApiKeyDto } from '@/lib/contract/api-keys';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAs } from '@/lib/hotel/transact';
import type { Integration, StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { appendApiKey, listApiKeys, noteApiKeyUsed, revokeApiKey, rotateApiKey } from './api-key-store';

type Asker = { staff: StaffMember; requestId?: string | null | undefined };

/** Who lets other systems in. */
export function makesApiKeys({ role }: Pick<StaffMember, 'role'>): boolean {
  return role === 'admin';
}

export function mustMakeApiKeys(staff: StaffMember): void {
  if (!makesApiKeys(staff)) throw new AppError('forbidden');
}

export async function readApiKeys({ staff }: Asker): Promise<ApiKeysDto> {
  mustMakeApiKeys(staff);
  return { keys: await listApiKeys(staff.hotel.id) };
}

export async function makeApiKey(asker: Asker, name: string): Promise<MadeApiKeyDto> {
  mustMakeApiKeys(asker.staff);
  const { id: createdById, hotel } = asker.staff;
  return transactAs(asker.staff, async (tx) => {
    const made = await appendApiKey(tx, { hotelId: hotel.id, createdById, name });
    await note(tx, asker, 'api_key.create', made);
    return made;
  });
}

/** For a secret that was seen by somebody: the key keeps its name, and what it had opened is closed at once. */
export async function renewApiKey(asker: Asker, id: number): Promise<MadeApiKeyDto> {
  mustMakeApiKeys(asker.staff);
  return transactAs(asker.staff, async (tx) => {
    const made = await rotateApiKey(tx, asker.staff.hotel.id, id);
    if (!made) throw new AppError('not_found');
    await note(tx, asker, 'api_key.rotate', made);
    return made;
  });
}

/** Again is no error: the key opens nothing either way. */
export async function takeBackApiKey(asker: Asker, id: number): Promise<void> {
  mustMakeApiKeys(asker.staff);
  await transactAs(asker.staff, async (tx) => {
    const outcome = await revokeApiKey(tx, asker.staff.hotel.id, id);
    if (outcome === 'unknown') throw new AppError('not_found');
    if (outcome === 'revoked') await note(tx, asker, 'api_key.revoke', { id });
  });
}

export async function noteUse(integration: Integration): Promise<void> {
  await noteApiKeyUsed(integration);
}

async function note(
  tx: Tx,
  { staff, requestId }: Asker,
  action: string,
  { id, name }: { id: number; name?: string },
): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done', data: name ? { name } : {} };
  await appendAudit({ ...line, target: { kind: 'api_key', id }, requestId: requestId ?? undefined }, tx);
}
