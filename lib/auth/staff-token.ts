import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { env } from '@/lib/platform/env';

/** Browser sessions and API tokens are sealed with different keys, so that neither is accepted as the other. */
export type TokenUse = 'browser' | 'api';

const claimsSchema = z.object({
  staffId: z.number().int().positive(),
  sessionVersion: z.number().int().positive(),
  /** Identifies the sign-in and stays the same at every renewal. A sign-out ends this id. */
  sessionId: z.uuid(),
  hotelSlug: z.string(),
  /** Seconds since 1970. The absolute end counts from here, however often the token is renewed. */
  signedInAt: z.number().int(),
});
export type StaffClaims = z.infer<typeof claimsSchema>;

export const ABSOLUTE_SECONDS = 12 * 3600;
export const IDLE_SECONDS = 3600;
const LIFE_SECONDS: Record<TokenUse, number> = { browser: IDLE_SECONDS, api: ABSOLUTE_SECONDS };

const nowSeconds = () => Math.floor(Date.now() / 1000);

export async function sealStaffToken(use: TokenUse, claims: StaffClaims): Promise<string> {
  return new EncryptJWT({ ...claims })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt()
    .setAudience(use)
    .setJti(crypto.randomUUID())
    .setExpirationTime(nowSeconds() + LIFE_SECONDS[use])
    .encrypt(keyFor(use));
}

/** Returns null for a token that is foreign, damaged, of another use or expired. Exactly one algorithm is accepted. */
export async function openStaffToken(use: TokenUse, token: string): Promise<StaffClaims | null> {
  const payload = await decrypt(use, token);
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return null;
  return nowSeconds() - claims.data.signedInAt < ABSOLUTE_SECONDS ? claims.data : null;
}

async function decrypt(use: TokenUse, token: string): Promise<unknown> {
  try {
    const { payload } = await jwtDecrypt(token, keyFor(use), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      audience: use,
      requiredClaims: ['exp', 'iat', 'jti'],
      clockTolerance: 5,
    });
    return payload;
  } catch {
    // Every invalid token answers alike.
    return null;
  }
}

function keyFor(use: TokenUse): Uint8Array {
  return new Uint8Array(
    hkdfSync('sha256', env.core().NEXTAUTH_SECRET, 'hotelmate', `staff-token:${use}`, 32),
  );
}
