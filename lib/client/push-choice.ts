/** What somebody decided on this browser, kept for them and nobody after them. */
export type PushChoice = 'on' | 'on_with_text' | 'off' | 'not_now';

const CHOICES: readonly PushChoice[] = ['on', 'on_with_text', 'off', 'not_now'];
const keyOf = (scope: string) => `hm-push:${scope}`;

/** Null while they have not been asked, and where a browser keeps nothing. */
export function readPushChoice(scope: string): PushChoice | null {
  try {
    const kept = localStorage.getItem(keyOf(scope));
    return CHOICES.find((choice) => choice === kept) ?? null;
  } catch {
    return null;
  }
}

/** Whether pushes are on in this browser for another stay or staff member than the one of `scope`. */
export function isOnForOthers(scope: string): boolean {
  try {
    return Object.keys(localStorage).some(
      (key) =>
        key.startsWith(keyOf('')) && key !== keyOf(scope) && /^on/.test(localStorage.getItem(key) ?? ''),
    );
  } catch {
    return false;
  }
}

export function keepPushChoice(scope: string, choice: PushChoice): void {
  try {
    localStorage.setItem(keyOf(scope), choice);
  } catch {
    // A private window: they are asked again next time.
  }
}
