/** Two falling notes, each with a soft overtone: audible across a lobby and not annoying after a day. */
const NOTES = [
  { at: 0, pitch: 880 },
  { at: 0.18, pitch: 659.26 },
] as const;
const LASTS_S = 0.9;

export type Chime = {
  /** True while the browser blocks sound: browsers play nothing before the user has touched the page. */
  isBlocked(): boolean;
  play(volume: number): void;
  onChange(listener: () => void): () => void;
};

/** The alert sound of the desk. It is synthesized, so there is no file to fetch and no licence to obtain. */
export function createChime(): Chime {
  let context: AudioContext | null = null;
  const listeners = new Set<() => void>();
  const announce = () => {
    for (const listener of listeners) listener();
  };

  /** Call only from a user gesture. A context that is created earlier stays silent and logs a browser warning. */
  function wake() {
    if (!context) {
      context = new AudioContext();
      context.addEventListener('statechange', announce);
    }
    if (context.state !== 'running') context.resume().then(announce, announce);
  }

  return {
    isBlocked: () => context?.state !== 'running',
    play(volume) {
      if (context?.state !== 'running') return;
      for (const { at, pitch } of NOTES) {
        strike(context, at, pitch, volume);
        strike(context, at, pitch * 2, volume / 5);
      }
    },
    onChange(listener) {
      listeners.add(listener);
      const stop = new AbortController();
      for (const touch of ['pointerdown', 'keydown'])
        window.addEventListener(touch, wake, { signal: stop.signal, capture: true });
      if (navigator.userActivation?.hasBeenActive) wake();
      return () => {
        listeners.delete(listener);
        stop.abort();
      };
    },
  };
}

function strike(context: AudioContext, at: number, pitch: number, volume: number) {
  const [note, loudness] = [context.createOscillator(), context.createGain()];
  const from = context.currentTime + at;
  note.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, from);
  loudness.gain.exponentialRampToValueAtTime(Math.max(0.0001, (volume / 100) ** 2), from + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, from + LASTS_S);
  note.connect(loudness).connect(context.destination);
  note.start(from);
  note.stop(from + LASTS_S);
}
