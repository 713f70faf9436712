/** The current time, in one place, so that a test can set it. */
export const clock = { now: () => new Date() };
