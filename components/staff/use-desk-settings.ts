'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { loadDeskSettings, saveDeskSettings } from '@/lib/client/desk-settings';
import type { DeskSettingsDto } from '@/lib/contract/desk-settings';

const SAVED_AFTER_MS = 400;
/** The server's defaults for a staff member who has chosen nothing. */
const BY_DEFAULT: DeskSettingsDto = { sound: true, volume: 70, alerts: true };

/** Shown at once and saved after a moment, so that dragging a slider is one change. */
export function useDeskSettings(slug: string) {
  const [settings, setSettings] = useState(BY_DEFAULT);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Saves the last change at once; null when it is saved. */
  const pending = useRef<(() => void) | null>(null);
  const hasChosen = useRef(false);
  useEffect(() => {
    loadDeskSettings(slug).then(
      (kept) => hasChosen.current || setSettings(kept),
      () => undefined,
    );
    // A page that is left within the moment must not lose the change.
    return () => pending.current?.();
  }, [slug]);
  const change = useCallback(
    (next: DeskSettingsDto) => {
      hasChosen.current = true;
      setSettings(next);
      clearTimeout(timer.current);
      const save = () => {
        clearTimeout(timer.current);
        pending.current = null;
        saveDeskSettings(slug, next).catch(() => undefined);
      };
      pending.current = save;
      timer.current = setTimeout(save, SAVED_AFTER_MS);
    },
    [slug],
  );
  return { settings, change };
}
