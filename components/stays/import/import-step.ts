import type { ImportRun } from '@/lib/client/import/import-rows';
import type { KeptImport } from '@/lib/client/import/kept-import';
import type { StaysApi } from '@/lib/client/stays';
import type { PmsStay } from '@/lib/contract/pms-stays';
import type { Understood } from '@/lib/stay-files/plan-import';
import type { FileFault, OpenFile } from '@/lib/stay-files/reading/open-file';

export type ImportStep =
  /** Whether an import is to go on is being looked up. */
  | { readonly at: 'start' }
  | { readonly at: 'file'; readonly fault: FileFault | null }
  | {
      readonly at: 'columns';
      readonly file: OpenFile;
      readonly understood: Understood;
      readonly fault: FileFault | null;
    }
  | {
      readonly at: 'tried';
      readonly file: OpenFile;
      readonly understood: Understood;
      readonly run: ImportRun;
      /** The numbers of the stays for which the person lets the file count over the front desk. */
      readonly confirmed: readonly string[];
    }
  /** One that was begun on this page before it was loaded anew. */
  | { readonly at: 'going_on'; readonly kept: KeptImport }
  | { readonly at: 'done'; readonly run: ImportRun };

export type Stopped = { readonly isDryRun: boolean; readonly run: ImportRun };
export type ImportOf = Readonly<{
  api: StaysApi;
  /** Whose import it is: of lib/client/forget-person.ts. */
  scope: string;
  today: string;
  timeZone: string;
  onImported: () => void;
}>;

/** Of these stays, those for which the person lets the file count over the front desk. */
export const numbersOf = (stays: readonly PmsStay[], confirmed: readonly string[]) =>
  stays.map((stay) => stay.external_id).filter((number) => confirmed.includes(number));
