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

/** Adjusts the height to the text where the browser does not support `field-sizing`. */
export function fit(node: HTMLTextAreaElement) {
  if (CSS.supports('field-sizing', 'content')) return;
  node.style.height = 'auto';
  node.style.height = `${node.scrollHeight}px`;
}

/** Fills a text box as if the text had been typed. */
export function fillTextBox(node: HTMLTextAreaElement, text: string) {
  node.value = text;
  node.dispatchEvent(new Event('input', { bubbles: true }));
  node.focus();
  node.setSelectionRange(text.length, text.length);
}

/**
 * Enter sends with a mouse and adds a line on a phone. While an input method composes (Japanese, Korean, Chinese),
 * Enter belongs to it; Safari reports this only through the key code.
 */
export function isSendKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return false;
  if (event.ctrlKey || event.metaKey) return true;
  return !event.shiftKey && !event.altKey && matchMedia('(pointer: fine)').matches;
}
