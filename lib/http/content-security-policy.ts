import { env, ownOrigins } from '@/lib/platform/env';

/**
 * Allows scripts by nonce only, no embedding and no form that posts to another site. Sockets may reach only the
 * Channels server in use, and uploads only the configured file store.
 */
export function contentSecurityPolicy(nonce: string): string {
  const script = env.isProduction() ? '' : " 'unsafe-eval'";
  const directives: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${script}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'font-src': "'self'",
    'connect-src': ["'self'", ...channelsSources(), ...storeSources(), ...firebaseSources()].join(' '),
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The file store: a browser uploads directly to it what is too large for our own endpoint. */
function storeSources(): string[] {
  const account = env.cloudinary();
  return account ? [account.origin] : [];
}

/** The Firebase services with which a browser registers for push notifications. */
function firebaseSources(): string[] {
  if (env.settings().FIREBASE_WEB_API_KEY === undefined) return [];
  return ['https://firebaseinstallations.googleapis.com', 'https://fcmregistrations.googleapis.com'];
}

function channelsSources(): string[] {
  const pusher = env.pusher();
  if (!pusher) return [];
  const {
    PUSHER_HOST: host,
    PUSHER_PORT: port,
    PUSHER_USE_TLS: tls = true,
    PUSHER_CLUSTER: cluster,
  } = pusher;
  if (host === undefined) return [`wss://ws-${cluster}.pusher.com`, `https://sockjs-${cluster}.pusher.com`];
  const scheme = tls ? 'wss' : 'ws';
  const suffix = port === undefined ? '' : `:${port}`;
  // The page reaches a Channels server on this machine under each of the page's own host names.
  const names = isLoopback(host) ? ownOrigins().map((origin) => new URL(origin).hostname) : [];
  return [...new Set([host, ...names])].map((name) => `${scheme}://${name}${suffix}`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1';
}
