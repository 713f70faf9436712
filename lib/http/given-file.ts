import type { GivenFile } from '@/lib/platform/files/examined-file';

/** A file of a form, as the rooms take it. */
export async function givenFile(file: File): Promise<GivenFile> {
  return { name: file.name, declaredType: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}
