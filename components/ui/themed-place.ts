/** Where what opens above a page belongs, to wear the hotel's colours like the page itself. */
export function themedPlace(): HTMLElement | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLElement>('.hotel-theme') ?? undefined;
}
