import { z } from 'zod';
import { typedName } from './names';

/** The prefix by which an API key is recognized in a log or in a public repository. */
export const API_KEY_PREFIX = 'hmk_';

/** @openapi */
export const apiKeySchema = z.object({
  id: z.number().int(),
  name: z.string(),
  /** The last characters of the secret. */
  hint: z.string(),
  made_by: z.string(),
  created_at: z.iso.datetime(),
  rotated_at: z.iso.datetime().nullable(),
  last_used_at: z.iso.datetime().nullable(),
});
export type ApiKeyDto = z.infer<typeof apiKeySchema>;
export const apiKeysSchema = z.object({ keys: z.array(apiKeySchema) });
export type ApiKeysDto = z.infer<typeof apiKeysSchema>;

export const newApiKeySchema = z.strictObject({ name: typedName(1, 60) });
/** The secret is returned in this answer only; its hash is stored. */
export const createdApiKeySchema = apiKeySchema.extend({ secret: z.string() });
export type MadeApiKeyDto = z.infer<typeof createdApiKeySchema>;
