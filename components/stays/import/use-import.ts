import { useEffect, useRef, useState } from 'react';
import { type ImportRun, startRun } from '@/lib/client/import/import-rows';
import { sendAll } from '@/lib/client/import/send-all';
import type { StaysApi } from '@/lib/client/stays';
import type { WordMeaning } from '@/lib/contract/import-memory';
import type { PmsStay } from '@/lib/contract/pms-stays';
import { knownRooms } from '@/lib/stay-files/cells/read-details';
import type { Mapping } from '@/lib/stay-files/guess-columns';
import { type Choices, firstChoices, toRemember, withMapping } from '@/lib/stay-files/plan-import';
import type { DayOrder } from '@/lib/stay-files/read-day';
import { statusWord } from '@/lib/stay-files/read-status';
import {
  type FileFault,
  isOpen,
  type OpenFile,
  openFile,
  openSheet,
  openText,
} from '@/lib/stay-files/reading/open-file';
import { toStays } from '@/lib/stay-files/to-stays';

export type ImportStep =
  | { readonly at: 'file'; readonly fault: FileFault | null }
  | {
      readonly at: 'columns';
      readonly file: OpenFile;
      readonly choices: Choices;
      readonly fault: FileFault | null;
    }
  | {
      readonly at: 'tried' | 'done';
      readonly file: OpenFile;
      readonly choices: Choices;
      readonly run: ImportRun;
      /** The numbers of the stays for which the person lets the file count over the front desk. */
      readonly confirmed: readonly string[];
    };

type Progress = { readonly done: number; readonly of: number };
type Stopped = { readonly isDryRun: boolean; readonly run: ImportRun };
export type ImportOf = Readonly<{ api: StaysApi; today: string; timeZone: string; onImported: () => void }>;

/** Stays that ended longer ago are history, and no concern of the front desk. */
const DAYS_BACK = 30;

/** From a file to its stays: how it is read, what would happen, and then that it does. */
export function useImport({ api, today, timeZone, onImported }: ImportOf) {
  const [step, setStep] = useState<ImportStep>({ at: 'file', fault: null });
  const [progress, setProgress] = useState<Progress | null>(null);
  const [cause, setCause] = useState<unknown>(null);
  const stopped = useRef<Stopped | null>(null);
  useWarningBeforeLeaving(progress !== null);

  async function show(opened: OpenFile | FileFault) {
    if (isOpen(opened)) {
      // Without it the file is read as its columns say.
      const memory = await api.importMemory().catch(() => undefined);
      setStep({ at: 'columns', file: opened, choices: firstChoices(opened.table, memory), fault: null });
    } else if (step.at === 'columns') setStep({ ...step, fault: opened });
    else setStep({ at: 'file', fault: opened });
  }

  function choose(choices: Choices) {
    stopped.current = null;
    setCause(null);
    if (step.at === 'columns') setStep({ ...step, choices });
  }

  async function run(isDryRun: boolean) {
    if (step.at === 'file') return;
    const { file, choices } = step;
    const { dayOrder } = choices;
    if (dayOrder === null) return;
    const kept = stopped.current?.isDryRun === isDryRun ? stopped.current.run : null;
    const told = (part: ImportRun) => {
      stopped.current = { isDryRun, run: part };
      setProgress({ done: part.next, of: part.work.length });
    };
    setCause(null);
    setProgress(kept ? { done: kept.next, of: kept.work.length } : { done: 0, of: file.table.rows.length });
    try {
      const start =
        kept ?? startRun(await readRows(api, file, { ...choices, dayOrder }, { today, timeZone }));
      const done = await sendAll(start, {
        send: (stays) => api.importStays(stays, isDryRun, confirmedOf(step, stays)),
        onPart: told,
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      });
      stopped.current = null;
      setStep({ at: isDryRun ? 'tried' : 'done', file, choices, run: done, confirmed: [] });
      if (!isDryRun) {
        onImported();
        // The stays are written, whether or not the choices can be kept, and the dialog may be closed.
        void api.rememberImport(toRemember(file.table, choices)).catch(() => undefined);
      }
    } catch (failure) {
      setCause(failure);
    } finally {
      setProgress(null);
    }
  }

  return {
    ...{ step, progress, cause, run },
    open: async (file: File) => show(await openFile(new Uint8Array(await file.arrayBuffer()))),
    readAs: async (chosen: { alphabet: string; separator: string }) => {
      if (step.at === 'columns' && step.file.kind === 'text')
        await show(await openText(step.file.bytes, chosen));
    },
    readSheet: async (name: string) => {
      if (step.at === 'columns' && step.file.kind === 'workbook')
        await show(openSheet(step.file.sheets, name));
    },
    map: (mapping: Mapping) =>
      step.at === 'columns' && choose(withMapping(step.file.table, step.choices, mapping)),
    setDayOrder: (dayOrder: DayOrder) => step.at === 'columns' && choose({ ...step.choices, dayOrder }),
    explain: (word: string, meaning: WordMeaning) =>
      step.at === 'columns' &&
      choose({ ...step.choices, words: { ...step.choices.words, [statusWord(word)]: meaning } }),
    confirm(number: string, isConfirmed: boolean) {
      if (step.at !== 'tried') return;
      const others = step.confirmed.filter((each) => each !== number);
      setStep({ ...step, confirmed: isConfirmed ? [...others, number] : others });
    },
    back() {
      stopped.current = null;
      setCause(null);
      if (step.at === 'tried') setStep({ ...step, at: 'columns', fault: null });
      else setStep({ at: 'file', fault: null });
    },
  };
}
export type Import = ReturnType<typeof useImport>;

function confirmedOf(step: ImportStep, stays: readonly PmsStay[]): string[] {
  const confirmed = step.at === 'tried' ? step.confirmed : [];
  return stays.map((stay) => stay.external_id).filter((number) => confirmed.includes(number));
}

type ReadyChoices = Choices & { readonly dayOrder: DayOrder };

/** Where the hotel's rooms cannot be asked for, the server says of each room whether there is one. */
async function readRows(
  api: StaysApi,
  { table }: OpenFile,
  { mapping, dayOrder, words }: ReadyChoices,
  { today, timeZone }: Pick<ImportOf, 'today' | 'timeZone'>,
) {
  const rooms = await api.rooms().catch(() => null);
  const since = new Date(Date.parse(today) - DAYS_BACK * 86_400_000).toISOString().slice(0, 10);
  return toStays(table, {
    ...{ mapping, dayOrder, words, since, timezone: timeZone },
    rooms: rooms && knownRooms(rooms.map(({ room_number: room }) => room)),
  });
}

/** The page takes the import with it, and the links of the stays that were made. */
function useWarningBeforeLeaving(isRunning: boolean) {
  useEffect(() => {
    if (!isRunning) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isRunning]);
}
