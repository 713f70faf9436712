import { useEffect, useState } from 'react';
import { importScope } from '@/lib/client/forget-person';
import { keptImports } from '@/lib/client/import/kept-import';
import { isImporting } from '@/lib/client/import/one-import';
import type { MeDto } from '@/lib/contract/chat';

/** An import that is under way goes on behind a closed dialog. */
type Importing = 'no' | 'open' | 'behind';

/** Whether the import's dialog is open. It opens by itself for an import that a reload of the page interrupted. */
export function useImporting(me: MeDto, mayRun: boolean) {
  const [importing, setImporting] = useState<Importing>('no');
  const scope = importScope({ slug: me.hotel.slug, id: me.id });
  useEffect(() => {
    if (mayRun) void isToGoOn(scope).then((isKept) => isKept && setImporting('open'));
  }, [mayRun, scope]);
  return { importing, setImporting, scope };
}

/** One that another tab is writing is seen there. */
const isToGoOn = async (scope: string) => (await keptImports.has(scope)) && !(await isImporting(scope));
