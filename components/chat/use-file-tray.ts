'use client';

import { useMemo, useState } from 'react';
import { type CheckedFiles, checkFiles } from '@/lib/client/check-files';
import type { StoredFile } from '@/lib/client/unsent-file';

/** The files that will go with the next message. */
export type FileTray = Readonly<{
  files: readonly StoredFile[];
  /** Why the last ones chosen are not among them. */
  faults: CheckedFiles['faults'];
  add: (chosen: readonly File[]) => void;
  remove: (id: string) => void;
  /** What a message carried that was not sent after all. */
  putBack: (files: readonly StoredFile[]) => void;
  /** Empties the tray into a message. */
  take: () => StoredFile[];
}>;

/** Begins empty again for each conversation: a photo never goes to the guest opened next. */
export function useFileTray(scope: string): FileTray {
  const [held, hold] = useState<CheckedFiles & { scope: string }>({ scope, files: [], faults: [] });
  const current = held.scope === scope ? held : { scope, files: [], faults: [] };
  return useMemo(
    () => ({
      files: current.files,
      faults: current.faults,
      add(chosen) {
        const { files, faults } = checkFiles(chosen, current.files.length);
        hold({ scope, files: [...current.files, ...files], faults });
      },
      putBack: (files) => hold({ scope, files: [...files, ...current.files], faults: [] }),
      remove: (id) => hold({ scope, files: current.files.filter((file) => file.id !== id), faults: [] }),
      take() {
        hold({ scope, files: [], faults: [] });
        return current.files;
      },
    }),
    [current, scope],
  );
}
