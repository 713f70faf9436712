import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, vi } from 'vitest';
import { log } from '@/lib/kernel/log';

export const APP_ORIGIN = 'http://localhost:3000';
/**
 * The keys sign as real ones do. No service listens on the port, so that nothing is sent unless a test opens a Channels
 * server.
 */
export const PUSHER = { appId: 'hotelmate', key: 'hotelmate-key', secret: 'hotelmate-pusher-secret' };
export const SECRET = 'a-sentence-that-only-the-tests-know-1234';

process.env['APP_URL'] = APP_ORIGIN;
process.env['APP_ORIGINS'] = '';
process.env['NEXTAUTH_SECRET'] = SECRET;
process.env['FILE_STORE_DIR'] = join(tmpdir(), `hotelmate-files-${process.pid}`);
process.env['CLIENT_IP_HEADER'] = 'x-test-address';
process.env['PUSHER_APP_ID'] = PUSHER.appId;
process.env['PUSHER_KEY'] = PUSHER.key;
process.env['PUSHER_SECRET'] = PUSHER.secret;
process.env['PUSHER_CLUSTER'] = 'local';
process.env['PUSHER_HOST'] = '127.0.0.1';
process.env['PUSHER_PORT'] = '1';
process.env['PUSHER_USE_TLS'] = 'false';

// Most tests expect refusals, which need no log lines.
log.level = 'silent';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});
