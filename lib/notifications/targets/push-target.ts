import type { Target } from '../ports';

/** Whoever has the page closed. Without Firebase it says so, and nothing else changes. */
export const unconfiguredPushTarget: Target = {
  name: 'push',
  deliver: async () => [{ outcome: 'skipped', reason: 'not_configured' }],
};
