const NOTE_EVERY_MS = 3000;

type Needs = { send(): Promise<void>; expire(now: number): void };

/** Says that we write, seldom; and forgets those who said so and then said nothing. */
export function createTypingNotes({ send, expire }: Needs) {
  let lastNote = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    note() {
      if (Date.now() - lastNote < NOTE_EVERY_MS) return;
      lastNote = Date.now();
      // A hint that gets lost is no loss.
      send().catch(() => undefined);
    },
    /** Looks again when the first of these has run out. */
    watch(untils: readonly number[]) {
      clearTimeout(timer);
      if (untils.length === 0) return;
      timer = setTimeout(() => expire(Date.now()), Math.min(...untils) - Date.now());
    },
    stop: () => clearTimeout(timer),
  };
}
