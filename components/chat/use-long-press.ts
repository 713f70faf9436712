'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

/** lib/client/early-presses.ts waits as long. */
const HELD_MS = 450;
const SLACK_PX = 10;

/** A finger that stays on a message. A mouse's right button keeps the browser's own menu. */
export function useLongPress(
  box: RefObject<HTMLElement | null>,
  onPress: (messageId: number, anchor: HTMLElement) => void,
): void {
  const press = useEffectEvent(onPress);

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    let isTouch = false;
    let isHeld = false;

    const found = (target: EventTarget | null) => {
      const body = target instanceof Element ? target.closest('[data-body]') : null;
      const id = Number(body?.closest('[data-message]')?.getAttribute('data-message'));
      // A link has a menu of its own.
      return body instanceof HTMLElement && id && !isLink(target) ? { body, id } : null;
    };
    /** Held before the page was awake, says lib/client/early-presses.ts: the time is over already. */
    function heldEarly({ target }: Event) {
      const message = found(target);
      isHeld = message !== null;
      if (message) press(message.id, message.body);
    }
    function down(event: PointerEvent) {
      isTouch = event.pointerType === 'touch';
      isHeld = false;
      clearTimeout(timer);
      const message = isTouch && found(event.target);
      if (!message) return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => {
        isHeld = true;
        navigator.vibrate?.(10);
        press(message.id, message.body);
      }, HELD_MS);
    }
    function move(event: PointerEvent) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > SLACK_PX) clearTimeout(timer);
    }
    const release = () => clearTimeout(timer);
    /** The finger's going up must not press what has just opened under it. */
    const lift = (event: Event) => isHeld && event.cancelable && event.preventDefault();
    const ownMenu = (event: Event) => isTouch && !isLink(event.target) && event.preventDefault();

    const listeners: [string, EventListener][] = [
      ['pointerdown', (event) => event instanceof PointerEvent && down(event)],
      ['pointermove', (event) => event instanceof PointerEvent && move(event)],
      ['pointerup', release],
      ['pointercancel', release],
      ['touchend', lift],
      ['contextmenu', ownMenu],
      ['held', heldEarly],
    ];
    for (const [name, listener] of listeners) node.addEventListener(name, listener);
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of listeners) node.removeEventListener(name, listener);
    };
  }, [box]);
}

function isLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a') !== null;
}
