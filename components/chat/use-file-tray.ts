'use client';

import { useMemo, useState } from 'react';
import { type CheckedFiles, checkFiles } from '@/lib/client/check-files';
import type { StoredFile } from '@/lib/client/unsent-file';

/** The files of the next message. */
export type FileTray = Readonly<{
  files: readonly StoredFile[];
  /** The reasons why files of the last choice were refused. */
  faults: CheckedFiles['faults'];
  add: (chosen: readonly File[]) => void;
  remove: (id: string) => void;
  /** Returns the files of a message that was not sent. */
  restore: (files: readonly StoredFile[]) => void;
  /** Returns the files and empties the tray. */
  take: () => StoredFile[];
}>;

/** The chosen files by conversation. They return when the conversation is opened again. */
const chosenIn = new Map<string, StoredFile[]>();

/** Each conversation has its own tray, so that a photo never goes to the next guest. */
export function useFileTray(scope: string): FileTray {
  const [tray, setTray] = useState<CheckedFiles & { scope: string }>(() => keptIn(scope));
  const current = tray.scope === scope ? tray : keptIn(scope);
  return useMemo(() => {
    const hold = (next: typeof current) => {
      if (next.files.length > 0) chosenIn.set(scope, next.files);
      else chosenIn.delete(scope);
      setTray(next);
    };
    return {
      files: current.files,
      faults: current.faults,
      add(chosen) {
        const { files, faults } = checkFiles(chosen, current.files.length);
        hold({ scope, files: [...current.files, ...files], faults });
      },
      restore: (files) => hold({ scope, files: [...files, ...current.files], faults: [] }),
      remove: (id) => hold({ scope, files: current.files.filter((file) => file.id !== id), faults: [] }),
      take() {
        hold({ scope, files: [], faults: [] });
        return current.files;
      },
    };
  }, [current, scope]);
}

const keptIn = (scope: string) => ({ scope, files: chosenIn.get(scope) ?? [], faults: [] });
