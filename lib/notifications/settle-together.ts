import { settleNews } from './outbox-store';

/** How long the first told waits for others. It is under its lease all that while; a crash has it told again. */
const GATHER_MS = 50;

/** One statement at a time takes all that was told meanwhile. */
export function createSettler(gatherMs = GATHER_MS) {
  let told: number[] = [];
  let settling: Promise<void> | null = null;

  async function settleAll(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    while (told.length > 0) {
      const ids = told;
      told = [];
      await settleNews(ids);
    }
  }

  return async function settle(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    told.push(...ids);
    settling ??= settleAll().finally(() => {
      settling = null;
    });
    await settling;
  };
}
