import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const accountSchema = z.object({
  project_id: z.string().min(1),
  client_email: z.string().min(1),
  private_key: z.string().includes('PRIVATE KEY'),
});
export type FirebaseAccount = z.infer<typeof accountSchema>;

/** Reads a service account given as a file path, as JSON, or as JSON in base64. Returns null when it is invalid. */
export function readFirebaseAccount(given: string): FirebaseAccount | null {
  const result = accountSchema.safeParse(parseJson(textOf(given.trim())));
  return result.success ? result.data : null;
}

function textOf(given: string): string {
  if (given.startsWith('{')) return given;
  return existsSync(given) ? readFileSync(given, 'utf8') : Buffer.from(given, 'base64').toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error would quote the text, which contains a private key.
    return null;
  }
}
