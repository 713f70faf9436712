const nameOf = (scope: string) => `import:${scope}`;

/**
 * Of several tabs of one person one writes an import. Answers false where another does. Where there are no locks the
 * work is done: the server takes every stay once.
 */
export async function asOnlyImport(scope: string, work: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) {
    await work();
    return true;
  }
  return navigator.locks.request(nameOf(scope), { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}

/** Whether a tab of this browser is writing one. */
export async function isImporting(scope: string): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === nameOf(scope));
}
