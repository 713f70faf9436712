import { API_KEY_PREFIX, type ApiKeyDto } from '@/lib/contract/api-keys';
import { HOTEL_COLUMNS } from '@/lib/hotel/hotel-store';
import type { Integration } from '@/lib/hotel/principals';
import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { db, type Tx } from '@/lib/platform/db';

const HINT_CHARS = 4;
const COLUMNS = {
  id: true,
  name: true,
  hint: true,
  createdAt: true,
  rotatedAt: true,
  lastUsedAt: true,
  createdBy: { select: { firstName: true, lastName: true } },
} as const;

/** Lists the keys that are not revoked, the newest first. */
export async function listApiKeys(hotelId: number): Promise<ApiKeyDto[]> {
  const rows = await db().apiKey.findMany({
    where: { hotelId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: COLUMNS,
  });
  return rows.map(toApiKey);
}

/** Creates a key and returns its secret with it; only the hash is stored. */
export async function appendApiKey(
  tx: Tx,
  { hotelId, createdById, name }: { hotelId: number; createdById: number; name: string },
): Promise<ApiKeyDto & { secret: string }> {
  const { secret, ...kept } = make();
  const row = await tx.apiKey.create({ data: { hotelId, createdById, name, ...kept }, select: COLUMNS });
  return { ...toApiKey(row), secret };
}

/** Replaces the secret of a key: the old one is invalid from here on. Returns null where no such key exists. */
export async function rotateApiKey(tx: Tx, hotelId: number, id: number) {
  const { secret, ...kept } = make();
  const data = { ...kept, rotatedAt: new Date() };
  const { count } = await tx.apiKey.updateMany({ where: { hotelId, id, revokedAt: null }, data });
  if (count === 0) return null;
  const row = await tx.apiKey.findUniqueOrThrow({ where: { hotelId_id: { hotelId, id } }, select: COLUMNS });
  return { ...toApiKey(row), secret };
}

export async function revokeApiKey(
  tx: Tx,
  hotelId: number,
  id: number,
): Promise<'revoked' | 'over' | 'unknown'> {
  const found = await tx.apiKey.findFirst({ where: { hotelId, id }, select: { id: true } });
  if (!found) return 'unknown';
  const where = { hotelId, id, revokedAt: null };
  const { count } = await tx.apiKey.updateMany({ where, data: { revokedAt: new Date() } });
  return count === 1 ? 'revoked' : 'over';
}

/** Returns null for a secret that is unknown or revoked. */
export async function findIntegration(hotelSlug: string, secret: string): Promise<Integration | null> {
  const secretHash = hashSecret(secret);
  const row = await db().apiKey.findFirst({
    where: { secretHash, revokedAt: null, hotel: { slug: hotelSlug } },
    select: { id: true, name: true, hotel: { select: HOTEL_COLUMNS } },
  });
  return row && { kind: 'integration', secretHash, ...row };
}

export async function recordApiKeyUse({ id, hotel }: Integration): Promise<void> {
  await db().apiKey.updateMany({ where: { hotelId: hotel.id, id }, data: { lastUsedAt: new Date() } });
}

function make() {
  const secret = API_KEY_PREFIX + newSecret();
  return { secret, secretHash: hashSecret(secret), hint: secret.slice(-HINT_CHARS) };
}

type Row = {
  id: number;
  name: string;
  hint: string;
  createdAt: Date;
  rotatedAt: Date | null;
  lastUsedAt: Date | null;
  createdBy: { firstName: string; lastName: string };
};

function toApiKey({ createdBy, createdAt, rotatedAt, lastUsedAt, ...row }: Row): ApiKeyDto {
  return {
    ...row,
    made_by: `${createdBy.firstName} ${createdBy.lastName}`.trim(),
    created_at: createdAt.toISOString(),
    rotated_at: rotatedAt?.toISOString() ?? null,
    last_used_at: lastUsedAt?.toISOString() ?? null,
  };
}
