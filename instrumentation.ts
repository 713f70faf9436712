/** Boot: the environment is read whole, so that what is missing is named now and not at the first guest. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { boot } = await import('@/lib/boot');
    boot();
  }
}
