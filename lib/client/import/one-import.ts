const nameOf = (scope: string) => `import:${scope}`;

/**
 * Lets only one tab of a person run an import. Resolves to false if another tab does. Without the Locks API the work is
 * done anyway: the server accepts each stay once.
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

/** True when a tab of this browser is running an import. */
export async function isImporting(scope: string): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === nameOf(scope));
}
