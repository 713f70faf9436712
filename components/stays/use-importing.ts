import { useEffect, useState } from 'react';
import { importScope } from '@/lib/client/clear-person';
import { keptImports } from '@/lib/client/import/kept-import';
import { isImporting } from '@/lib/client/import/one-import';
import type { MeDto } from '@/lib/contract/chat';

/** `behind`: a running import continues after the dialog is closed. */
type Importing = 'no' | 'open' | 'behind';

/** The state of the import dialog. It opens by itself for an import that a reload interrupted. */
export function useImporting(me: MeDto, mayRun: boolean) {
  const [importing, setImporting] = useState<Importing>('no');
  const scope = importScope({ slug: me.hotel.slug, id: me.id });
  useEffect(() => {
    if (mayRun) void isToGoOn(scope).then((isKept) => isKept && setImporting('open'));
  }, [mayRun, scope]);
  return { importing, setImporting, scope };
}

/** Ignores an import that another tab is running. */
const isToGoOn = async (scope: string) => (await keptImports.has(scope)) && !(await isImporting(scope));
