/**
 * Runs in the first HTML, before any other script. It records what a person clicks, chooses and types before the page
 * is hydrated, marks the element (`data-taken`), and replays it once and in order when no part of the page has
 * `data-awake="no"` any more. It must not use anything from outside, because its source text is inlined into the page.
 *
 * The browser handles what works without our script: links, and forms that have an action. Nothing is sent twice: a
 * recorded click reaches no other listener and is deleted when it is replayed. Keys other than those that press a
 * button are not recorded: the desk shows that it is still connecting.
 */
export function recordEarlyPresses(): void {
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  const PRESSED =
    'a[href],label,summary,select,textarea,input,button,[role=button],[role=checkbox],[role=combobox],[role=menuitem],[role=option],[role=radio],[role=switch],[role=tab]';
  const LEFT_ALONE =
    ':disabled,a[href],label,summary,select,textarea,input:not([type=checkbox],[type=radio])';
  const kept = new Map<Element, () => void>();
  const shown = new Set<Element>();
  const typed = new Map<Field, string>();
  let isAwake = false;

  const at = (event: Event, selector: string) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

  /**
   * The clicked element, if only our script can handle it. Submit buttons are excluded: the submit event tells whether
   * the form works without the script.
   */
  function pressed(event: Event): HTMLElement | null {
    const found = at(event, PRESSED);
    if (!found || found.matches(LEFT_ALONE)) return null;
    return found instanceof HTMLButtonElement && found.type === 'submit' && found.form ? null : found;
  }

  function keep(element: Element, play: () => void, mark: Element | null = element) {
    if (isAwake) return play();
    if (!kept.has(element)) kept.set(element, play);
    if (!mark) return;
    shown.add(mark);
    mark.setAttribute('data-taken', '');
  }

  function take(event: Event, element: Element, play: () => void, mark = element) {
    event.preventDefault();
    event.stopImmediatePropagation();
    keep(element, play, mark);
  }

  function onClick(event: Event) {
    const element = pressed(event);
    if (element) take(event, element, () => element.click());
  }

  /**
   * Some menus open before the click. Their pointer events are stopped, so that the whole effect comes with the
   * replayed click.
   */
  const silence = (event: Event) => pressed(event) && event.stopImmediatePropagation();

  function onSubmit(event: Event) {
    const form = event.target;
    if (!(event instanceof SubmitEvent && form instanceof HTMLFormElement) || form.hasAttribute('action'))
      return;
    const { submitter } = event;
    take(event, form, () => form.requestSubmit(submitter), submitter ?? form);
  }

  function onInput(event: Event) {
    const field = event.target;
    const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!(isText || field instanceof HTMLSelectElement)) return;
    if (field.matches('[type=checkbox],[type=radio],[type=file]') && event.type === 'input') return;
    const isComposing = event instanceof InputEvent && event.isComposing;
    typed.set(field, field.value);
    kept.delete(field);
    keep(field, () => tell(field, isText && !isComposing && field.type !== 'file'), null);
  }

  /**
   * React compares the value with the one it found at hydration. So the server's value is set first, then the typed
   * one.
   */
  function tell(field: Field, isToCompare: boolean) {
    const value = typed.get(field) ?? '';
    if (isToCompare && !(field instanceof HTMLSelectElement)) {
      const { selectionStart, selectionEnd } = field;
      field.value = field.defaultValue;
      Reflect.set(Object.getPrototypeOf(field), 'value', value, field);
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
    } else if (field instanceof HTMLSelectElement) field.value = value;
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
  }

  /** Replays one event at a time, each after the page has rendered the effect of the one before. */
  function playNext() {
    const [first] = kept;
    if (!first) return;
    kept.delete(first[0]);
    if (first[0].isConnected) first[1]();
    setTimeout(playNext);
  }

  function wake() {
    if (isAwake || document.readyState === 'loading' || document.querySelector('[data-awake=no]')) return;
    isAwake = true;
    for (const [name, listener] of listeners) removeEventListener(name, listener, true);
    for (const element of shown) element.removeAttribute('data-taken');
    setTimeout(playNext);
  }

  const listeners: [string, EventListener][] = [
    ['click', onClick],
    ['submit', onSubmit],
    ['input', onInput],
    ['change', onInput],
  ];
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'touchstart', 'touchend']) {
    listeners.push([name, silence]);
  }
  for (const [name, listener] of listeners) {
    addEventListener(name, listener, { capture: true, passive: /touch/.test(name) });
  }
  for (const name of ['awake', 'DOMContentLoaded']) addEventListener(name, wake);
}
