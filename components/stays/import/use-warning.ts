import { useEffect } from 'react';

/**
 * Warns before leaving the page where the browser saves nothing: the import and the links of the new stays would be
 * lost.
 */
export function useWarningBeforeLeaving(isRunning: boolean) {
  useEffect(() => {
    if (!isRunning) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isRunning]);
}
