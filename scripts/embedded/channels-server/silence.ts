interface SilenceOptions {
  readonly activityMs: number;
  readonly pongMs: number;
  readonly ask: () => void;
  readonly giveUp: () => void;
}

export interface SilenceWatch {
  heard(): void;
  stop(): void;
}

/** Pings a silent peer and gives up when no answer comes. */
export function watchSilence({ activityMs, pongMs, ask, giveUp }: SilenceOptions): SilenceWatch {
  let isWaiting = false;
  let timer = setTimeout(requestPong, activityMs);

  function requestPong(): void {
    isWaiting = true;
    timer = setTimeout(giveUp, pongMs);
    ask();
  }

  return {
    heard() {
      if (!isWaiting) {
        timer.refresh();
        return;
      }
      isWaiting = false;
      clearTimeout(timer);
      timer = setTimeout(requestPong, activityMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
