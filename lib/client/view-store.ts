/** Holds the last view drawn, and says when there is another: what useSyncExternalStore asks for. */
export function createViewStore<View>(draw: () => View) {
  const listeners = new Set<() => void>();
  let view = draw();
  return {
    view: () => view,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish() {
      view = draw();
      for (const listener of listeners) listener();
    },
  };
}
