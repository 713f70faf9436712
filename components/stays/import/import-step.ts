import type { ImportRun } from '@/lib/client/import/import-rows';
import type { KeptImport } from '@/lib/client/import/kept-import';
import type { StaysApi } from '@/lib/client/stays';
import type { PmsStay } from '@/lib/contract/pms-stays';
import type { Understood } from '@/lib/stay-files/plan-import';
import type { FileFault, OpenFile } from '@/lib/stay-files/reading/open-file';

export type ImportStep =
  /** Looking for an import to continue. */
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
      /** The numbers of the stays for which the file overrides the changes of the front desk. */
      readonly confirmed: readonly string[];
    }
  /** An import that was started before this page was reloaded. */
  | { readonly at: 'going_on'; readonly kept: KeptImport }
  | { readonly at: 'done'; readonly run: ImportRun };

export type Stopped = { readonly isDryRun: boolean; readonly run: ImportRun };
export type ImportOf = Readonly<{
  api: StaysApi;
  /** The scope of the staff member. `lib/client/clear-person.ts` makes it. */
  scope: string;
  today: string;
  timeZone: string;
  onImported: () => void;
}>;

/** The stays among these for which the file overrides the changes of the front desk. */
export const numbersOf = (stays: readonly PmsStay[], confirmed: readonly string[]) =>
  stays.map((stay) => stay.external_id).filter((number) => confirmed.includes(number));
