import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** A tool's JSON report, or null when the tool ended before it wrote one. */
export async function readReport<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return null;
  }
  return schema.parse(JSON.parse(text));
}
