/**
 * Authenticates nobody. For endpoints that serve anonymous callers, such as a sign-in or the exchange of a link for a
 * session.
 */
export async function anyone(): Promise<null> {
  return null;
}
