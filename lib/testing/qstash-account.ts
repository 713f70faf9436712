import { APP_ORIGIN } from '@/lib/testing/hotel-environment';

export const QSTASH = {
  token: 'qstash-token-of-the-tests',
  currentSigningKey: 'sig_current-of-the-tests',
  nextSigningKey: 'sig_next-of-the-tests',
};
export const TIMER_ADDRESS = `${APP_ORIGIN}/api/cron/outbox`;

/** The variables of a deployment with QStash. */
export const qstashVariables = (url: string) => ({
  QSTASH_TOKEN: QSTASH.token,
  QSTASH_CURRENT_SIGNING_KEY: QSTASH.currentSigningKey,
  QSTASH_NEXT_SIGNING_KEY: QSTASH.nextSigningKey,
  QSTASH_URL: url,
});
