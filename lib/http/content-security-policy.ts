import { env, ownOrigins } from '@/lib/platform/env';

/** Scripts by nonce, nothing embedded, nothing posted elsewhere; sockets only to the Channels we use, files only to our store. */
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

/** Where a browser takes what is too large for our own door. */
function storeSources(): string[] {
  const account = env.cloudinary();
  return account ? [account.origin] : [];
}

/** Where a browser registers to be rung. */
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
  // A Channels server on this machine is met under every name the page itself is.
  const names = isLoopback(host) ? ownOrigins().map((origin) => new URL(origin).hostname) : [];
  return [...new Set([host, ...names])].map((name) => `${scheme}://${name}${suffix}`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1';
}
