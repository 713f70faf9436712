/** For endpoints that ask nobody who they are: a sign-in, a link on its way to becoming a session. */
export async function anyone(): Promise<null> {
  return null;
}
