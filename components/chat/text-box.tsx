'use client';

import type { ComponentProps, KeyboardEvent } from 'react';

export function TextBox(props: Readonly<ComponentProps<'textarea'>>) {
  return (
    <textarea
      required={true}
      {...props}
      name="message"
      rows={1}
      autoComplete="off"
      enterKeyHint="enter"
      className="field-sizing-content block max-h-[min(40dvh,12rem)] min-h-11 w-full resize-none bg-transparent px-4 py-2.5 text-base shadow-none outline-none placeholder:overflow-hidden placeholder:text-ellipsis placeholder:whitespace-nowrap placeholder:text-ink-soft disabled:opacity-60"
    />
  );
}

/** Grows with its text where the browser cannot do that by itself. */
export function fit(node: HTMLTextAreaElement) {
  if (CSS.supports('field-sizing', 'content')) return;
  node.style.height = 'auto';
  node.style.height = `${node.scrollHeight}px`;
}

/** Puts words into a text box as if they had been typed. */
export function fillTextBox(node: HTMLTextAreaElement, text: string) {
  node.value = text;
  node.dispatchEvent(new Event('input', { bubbles: true }));
  node.focus();
  node.setSelectionRange(text.length, text.length);
}

/**
 * Enter sends where there is a mouse, and makes a new line on a phone. While an input method is composing (Japanese,
 * Korean, Chinese), Enter belongs to it; Safari says so only by the key code.
 */
export function isSendKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return false;
  if (event.ctrlKey || event.metaKey) return true;
  return !event.shiftKey && !event.altKey && matchMedia('(pointer: fine)').matches;
}
