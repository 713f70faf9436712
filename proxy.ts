import { type NextRequest, NextResponse } from 'next/server';
import { PAGE_PATH_HEADER } from '@/lib/contract/page-owner';
import { contentSecurityPolicy } from '@/lib/http/content-security-policy';
import { env } from '@/lib/platform/env';

/**
 * Sets headers and switches the service worker. Authorization is decided in each route, because code in front of the
 * routes has been bypassed too often to be trusted with it.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // A page does not know its own address, but needs it to redirect a visitor to sign in.
  headers.set(PAGE_PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts from this header.
  headers.set('content-security-policy', policy);
  const isWorker = request.nextUrl.pathname === '/sw.js';
  const isOff = isWorker && env.settings().SERVICE_WORKER === 'off';
  const response = isOff
    ? NextResponse.rewrite(new URL('/sw-off.js', request.url))
    : NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', isWorker ? 'no-cache' : 'private, no-store');
  return response;
}

export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|favicon.ico|icons/).*)'],
};
