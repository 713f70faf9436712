import { useEffect } from 'react';

/** Where the browser keeps nothing, the page takes the import with it, and the links of the stays that were made. */
export function useWarningBeforeLeaving(isRunning: boolean) {
  useEffect(() => {
    if (!isRunning) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isRunning]);
}
