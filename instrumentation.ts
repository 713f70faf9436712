/** Validates the whole environment at startup, so that a missing variable stops the start and not a request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { boot } = await import('@/lib/boot');
    boot();
  }
}
