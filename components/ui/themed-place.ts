/** The container for dialogs and popovers, so that they have the hotel's colours. */
export function themedPlace(): HTMLElement | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLElement>('.hotel-theme') ?? undefined;
}
