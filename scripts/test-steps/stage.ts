export type Count = { passed: number; failed: number; skipped: number };
/** A test file and the seconds its tests took. */
export type FileTime = { path: string; seconds: number };
/** A failed check in the words of its tool, and the command that runs it alone. */
export type Failure = { title: string; again: string };

export type StageResult = Count & {
  failures: readonly Failure[];
  files?: readonly FileTime[];
  /** What the tool printed. Shown when the stage failed, or always where `showsOutput` says so. */
  output: string;
};

export type Stage = Readonly<{
  name: string;
  /** The number of cores it keeps busy; stages run side by side while the machine has that many free. */
  cores: number;
  /** Names of stages that have to end first, whatever their result. */
  after: readonly string[];
  showsOutput?: boolean;
  run(): Promise<StageResult>;
}>;

export type FinishedStage = Readonly<{ name: string; seconds: number; result: StageResult }>;

/** The result of a check that passes or fails as a whole. */
export function wholeResult(name: string, again: string, code: number, output: string): StageResult {
  const isPassed = code === 0;
  return {
    passed: isPassed ? 1 : 0,
    failed: isPassed ? 0 : 1,
    skipped: 0,
    failures: isPassed ? [] : [{ title: name, again }],
    output,
  };
}
