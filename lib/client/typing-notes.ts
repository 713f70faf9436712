const NOTE_EVERY_MS = 3000;

type Needs = { send(): Promise<void>; expire(now: number): void };

/** Reports own typing at most every three seconds, and removes the typing notes of others when they expire. */
export function createTypingNotes({ send, expire }: Needs) {
  let lastNote = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    note() {
      if (Date.now() - lastNote < NOTE_EVERY_MS) return;
      lastNote = Date.now();
      // A lost typing note does no harm.
      send().catch(() => undefined);
    },
    /** Schedules the expiry of the earliest of these times. */
    watch(untils: readonly number[]) {
      clearTimeout(timer);
      if (untils.length === 0) return;
      timer = setTimeout(() => expire(Date.now()), Math.min(...untils) - Date.now());
    },
    stop: () => clearTimeout(timer),
  };
}
