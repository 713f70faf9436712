'use client';

import { type FocusEvent, type PointerEvent, useEffect, useRef } from 'react';

/**
 * After this time without a focus change the user has stopped moving with the keyboard. A list that stays frozen would
 * hide waiting guests.
 */
const REST_MS = 10_000;

type Timer = ReturnType<typeof setTimeout>;

/** Freezes the list while a mouse is over it or the keyboard moves through it. */
export function useFreezeOnHover(freeze: (isFrozen: boolean) => void) {
  const isOver = useRef(false);
  const rest = useRef<Timer | undefined>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);

  const update = () => freeze(isOver.current || rest.current !== undefined);

  function setOver(isNow: boolean) {
    isOver.current = isNow;
    update();
  }

  function setRest(timer: Timer | undefined) {
    clearTimeout(rest.current);
    rest.current = timer;
    update();
  }

  return {
    onPointerEnter: (event: PointerEvent) => event.pointerType !== 'touch' && setOver(true),
    onPointerLeave: () => setOver(false),
    onFocus(event: FocusEvent) {
      // A click also focuses its row, but then the pointer decides.
      if (event.target.matches(':focus-visible')) setRest(setTimeout(() => setRest(undefined), REST_MS));
    },
    onBlur(event: FocusEvent) {
      if (!event.currentTarget.contains(event.relatedTarget)) setRest(undefined);
    },
  };
}
