/** Now, in one place, so that a test can move it. */
export const clock = { now: () => new Date() };
