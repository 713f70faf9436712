/**
 * `AbortSignal.timeout`, with a fallback for browsers without it, such as Safari before 16 and the web views of older
 * apps.
 */
export function timeoutSignal(ms: number): AbortSignal {
  if ('timeout' in AbortSignal) return AbortSignal.timeout(ms);
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('The time is over.', 'TimeoutError')), ms);
  return controller.signal;
}
