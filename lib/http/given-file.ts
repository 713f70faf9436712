import type { GivenFile } from '@/lib/platform/files/examined-file';

/** Converts a file of a form to the shape that the modules accept. */
export async function givenFile(file: File): Promise<GivenFile> {
  return { name: file.name, declaredType: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}
