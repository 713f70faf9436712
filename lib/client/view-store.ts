/** An external store for `useSyncExternalStore`: stores the last view and notifies its listeners. */
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
