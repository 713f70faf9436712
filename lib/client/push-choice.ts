/** A person's decision about pushes on this browser, stored in their scope only. */
export type PushChoice = 'on' | 'on_with_text' | 'off' | 'not_now';

const CHOICES: readonly PushChoice[] = ['on', 'on_with_text', 'off', 'not_now'];
const keyOf = (scope: string) => `hm-push:${scope}`;

/** Null until the person is asked, and where the browser saves nothing. */
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

export function savePushChoice(scope: string, choice: PushChoice): void {
  try {
    localStorage.setItem(keyOf(scope), choice);
  } catch {
    // In a private window the person is asked again next time.
  }
}
