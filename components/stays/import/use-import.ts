import { useEffect, useRef, useState } from 'react';
import { newClientId } from '@/lib/client/client-id';
import { createFileReader } from '@/lib/client/import/file-reader';
import { type ImportRun, isComplete, startRun } from '@/lib/client/import/import-rows';
import { type KeptImport, keptImports } from '@/lib/client/import/kept-import';
import { asOnlyImport } from '@/lib/client/import/one-import';
import { sendAll } from '@/lib/client/import/send-all';
import type { ImportOfFile } from '@/lib/client/stays';
import type { WordMeaning } from '@/lib/contract/import-memory';
import type { Mapping } from '@/lib/stay-files/guess-columns';
import { type Choices, type ColumnsQuestion, toRemember } from '@/lib/stay-files/plan-import';
import type { DayOrder } from '@/lib/stay-files/read-day';
import { statusWord } from '@/lib/stay-files/read-status';
import { type FileFault, isOpen, type OpenFile, openSheet } from '@/lib/stay-files/reading/open-file';
import { type ImportOf, type ImportStep, numbersOf, type Stopped } from './import-step';
import { type Progress, progressOf } from './progress';
import { readRows } from './read-rows';
import { useWarningBeforeLeaving } from './use-warning';

const MOST_NAME_CHARS = 300;

/** The import of a file: reading, dry run and writing. */
export function useImport({ api, scope, today, timeZone, onImported }: ImportOf) {
  const [step, setStep] = useState<ImportStep>({ at: 'start' });
  const [progress, setProgress] = useState<Progress | null>(null);
  const [cause, setCause] = useState<unknown>(null);
  const [isKept, setIsKept] = useState(false);
  const stopped = useRef<Stopped | null>(null);
  // Everything that is imported from one file can be undone together.
  const imported = useRef<ImportOfFile>({ key: '', file_name: '' });
  const [reader] = useState(() => createFileReader());
  useEffect(() => () => reader.close(), [reader]);
  const goOn = useRef(write);
  goOn.current = write;
  useWarningBeforeLeaving(progress !== null && !isKept);

  useEffect(() => {
    void keptImports.find(scope).then((kept) => {
      if (!kept) return setStep({ at: 'file', fault: null });
      setIsKept(true);
      if (isComplete(kept.run)) return setStep({ at: 'done', run: kept.run });
      setStep({ at: 'going_on', kept });
      return goOn.current(kept);
    });
  }, [scope]);

  async function show(opened: OpenFile | FileFault) {
    if (isOpen(opened)) {
      // Without the saved choices the columns alone decide.
      const memory = await api.importMemory().catch(() => undefined);
      const understood = await understand(opened, { memory });
      if (understood) setStep({ at: 'columns', file: opened, understood, fault: null });
    } else if (step.at === 'columns') setStep({ ...step, fault: opened });
    else setStep({ at: 'file', fault: opened });
  }

  /** The meaning of the columns depends on all rows. Resolves to null if another choice was made meanwhile. */
  async function understand(file: OpenFile, question: ColumnsQuestion) {
    setProgress({ what: 'reading', done: 0, of: file.table.rows.length });
    const understood = await reader.understand(file, question);
    if (understood) setProgress(null);
    return understood;
  }

  function choose(choices: Choices) {
    stopped.current = null;
    setCause(null);
    setStep((now) => (now.at === 'columns' ? { ...now, understood: { ...now.understood, choices } } : now));
  }

  /** Shows the choice at once, and its consequences when they are computed. */
  async function map(mapping: Mapping) {
    if (step.at !== 'columns') return;
    const { file, understood: before } = step;
    choose({ ...before.choices, mapping });
    const understood = await understand(file, { choices: before.choices, mapping });
    if (understood)
      setStep((now) => (now.at === 'columns' && now.file === file ? { ...now, understood } : now));
  }

  /** Shows the progress of the work, and the reason if it stops. */
  async function working(of: Progress, work: () => Promise<void>) {
    setCause(null);
    setProgress(of);
    try {
      await work();
    } catch (failure) {
      setCause(failure);
    } finally {
      setProgress(null);
    }
  }

  function send(start: ImportRun, isDryRun: boolean, confirmed: readonly string[]) {
    return sendAll(start, {
      send: (stays) =>
        api.importStays(stays, { isDryRun, confirmed: numbersOf(stays, confirmed), of: imported.current }),
      onPart: (part) => {
        stopped.current = { isDryRun, run: part };
        setProgress(progressOf(part));
        if (!isDryRun) void keptImports.advance(scope, part);
      },
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  }

  /** Writes the rest of an import. The browser saves the progress. */
  async function write({ run, confirmed, remember, of }: KeptImport) {
    imported.current = of;
    await asOnlyImport(scope, () =>
      working(progressOf(run), async () => {
        const done = await send(run, false, confirmed);
        stopped.current = null;
        setStep({ at: 'done', run: done });
        onImported();
        // The stays are written even if the choices cannot be saved, and the dialog may be closed.
        void api.rememberImport(remember).catch(() => undefined);
      }),
    );
  }

  async function run(isDryRun: boolean) {
    const before = stopped.current?.isDryRun === isDryRun ? stopped.current.run : null;
    if (step.at === 'going_on') return write({ ...step.kept, run: before ?? step.kept.run });
    if (step.at !== 'columns' && step.at !== 'tried') return;
    const { file, understood } = step;
    const { choices } = understood;
    const { dayOrder } = choices;
    if (dayOrder === null) return;
    const confirmed = step.at === 'tried' ? step.confirmed : [];
    const deps = { api, reader, today, timeZone };
    const of = file.table.rows.length;
    const read = async () =>
      before ??
      startRun(
        await readRows(deps, file, { ...choices, dayOrder }, (done) =>
          setProgress({ what: 'reading', done, of }),
        ),
      );
    if (!isDryRun) {
      const remember = toRemember(file.table, understood);
      const kept = { run: await read(), confirmed, remember, of: imported.current };
      if (before === null) setIsKept(await keptImports.begin(scope, kept));
      return write(kept);
    }
    await working(before ? progressOf(before) : { what: 'reading', done: 0, of }, async () => {
      const tried = await send(await read(), true, []);
      stopped.current = null;
      setStep({ at: 'tried', file, understood, run: tried, confirmed: [] });
    });
  }

  return {
    ...{ step, progress, cause, run, map },
    open: async (file: File) => {
      imported.current = { key: newClientId(), file_name: file.name.slice(0, MOST_NAME_CHARS) };
      await show(await reader.open(new Uint8Array(await file.arrayBuffer())));
    },
    readAs: async (chosen: { alphabet: string; separator: string }) => {
      if (step.at === 'columns' && step.file.kind === 'text')
        await show(await reader.openText(step.file.bytes, chosen));
    },
    readSheet: async (name: string) => {
      if (step.at === 'columns' && step.file.kind === 'workbook')
        await show(openSheet(step.file.sheets, name));
    },
    setDayOrder: (dayOrder: DayOrder) =>
      step.at === 'columns' && choose({ ...step.understood.choices, dayOrder }),
    explain: (word: string, meaning: WordMeaning) =>
      step.at === 'columns' && choose(withWord(step.understood.choices, word, meaning)),
    confirm(number: string, isConfirmed: boolean) {
      if (step.at !== 'tried') return;
      const others = step.confirmed.filter((each) => each !== number);
      setStep({ ...step, confirmed: isConfirmed ? [...others, number] : others });
    },
    back() {
      stopped.current = null;
      setCause(null);
      void keptImports.remove(scope);
      if (step.at === 'tried') setStep({ ...step, at: 'columns', fault: null });
      else setStep({ at: 'file', fault: null });
    },
    /** Removes a finished import: the user has seen its result and the links that are shown once. */
    close: () => void (step.at === 'done' && keptImports.remove(scope)),
  };
}

const withWord = (choices: Choices, word: string, meaning: WordMeaning): Choices => ({
  ...{ ...choices, words: { ...choices.words, [statusWord(word)]: meaning } },
});
export type Import = ReturnType<typeof useImport>;
