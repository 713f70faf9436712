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

export function keepPushChoice(scope: string, choice: PushChoice): void {
  try {
    localStorage.setItem(keyOf(scope), choice);
  } catch {
    // A private window: they are asked again next time.
  }
}
