import { ACCEPTED_ENDINGS, ACCEPTED_FILES, acceptedExtensionOf } from '@/lib/contract/file-types';
import { LIMITS } from '@/lib/contract/limits';
import { newClientId } from './client-id';
import type { StoredFile } from './unsent-file';

type FileFault = 'type' | 'size' | 'empty' | 'count';
export type CheckedFiles = { files: StoredFile[]; faults: { name: string; fault: FileFault }[] };

/**
 * Checks which chosen files may be added to a message that already has `already` files, before any upload. The server
 * checks again.
 */
export function checkFiles(chosen: readonly File[], already: number): CheckedFiles {
  const checked: CheckedFiles = { files: [], faults: [] };
  for (const file of chosen) {
    const fault = faultOf(file, already + checked.files.length);
    if (fault) checked.faults.push({ name: file.name, fault });
    else checked.files.push(keep(file));
  }
  return checked;
}

/** The value of the `accept` attribute of a file picker. */
export const ACCEPT = ACCEPTED_ENDINGS.map((ending) => `.${ending}`).join(',');

function faultOf(file: File, already: number): FileFault | null {
  if (!acceptedExtensionOf(file.name)) return 'type';
  if (file.size === 0) return 'empty';
  if (file.size > LIMITS.directUploadBytes) return 'size';
  return already >= LIMITS.filesPerMessage ? 'count' : null;
}

function keep(file: File): StoredFile {
  const ending = acceptedExtensionOf(file.name);
  // Some systems give no MIME type. The extension decides then.
  const mimeType = file.type || (ending && ending !== 'none' ? ACCEPTED_FILES[ending].mimeType : '');
  const name = file.name.slice(-LIMITS.fileNameChars);
  return { id: newClientId(), name, mimeType, blob: file, attachmentId: null };
}
