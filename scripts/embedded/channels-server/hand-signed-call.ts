import { createHash, createHmac } from 'node:crypto';
import type { ChannelsServer } from '@/scripts/embedded/channels';
import { KILLARNEY } from './visitors';

export const EVENT = { name: 'message', channel: 'desk', data: '{}' };
export const EVENTS = '/apps/killarney/events';

export interface Forgery {
  readonly method?: string;
  readonly path?: string;
  readonly secret?: string;
  readonly query?: Record<string, string>;
  /** What is sent, where it differs from what is signed. */
  readonly sent?: { path?: string; body?: string; query?: string };
}

/** Signs a call by hand, because the SDK cannot sign wrongly. */
export async function call({ port }: ChannelsServer, body: unknown, forgery: Forgery = {}): Promise<number> {
  const { method = 'POST', path = EVENTS, secret = KILLARNEY.secret, sent = {} } = forgery;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const params = {
    auth_key: KILLARNEY.key,
    auth_timestamp: String(Math.floor(Date.now() / 1000)),
    auth_version: '1.0',
    body_md5: createHash('md5').update(text).digest('hex'),
    ...forgery.query,
  };
  const query = Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const signature = createHmac('sha256', secret).update([method, path, query].join('\n')).digest('hex');
  const url = `http://127.0.0.1:${port}${sent.path ?? path}?${sent.query ?? query}&auth_signature=${signature}`;
  const response = await fetch(url, { method, body: method === 'GET' ? null : (sent.body ?? text) });
  await response.text();
  return response.status;
}
