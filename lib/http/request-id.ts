const PLAUSIBLE = /^[A-Za-z0-9_-]{8,64}$/;

/** The proxy's or caller's id when it is harmless to log, else our own. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given && PLAUSIBLE.test(given) ? given : crypto.randomUUID();
}
