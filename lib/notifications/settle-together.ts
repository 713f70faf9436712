import { settleNews } from './outbox-store';

/** One statement at a time takes all that was told meanwhile. */
export function createSettler() {
  let told: number[] = [];
  let settling: Promise<void> | null = null;

  async function settleAll(): Promise<void> {
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
