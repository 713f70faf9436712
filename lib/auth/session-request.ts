import { NextRequest } from 'next/server';
import { checkOrigin } from '@/lib/http/check-origin';
import { readBodyText } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';

export type SessionContext = { params: Promise<{ nextauth?: string[] }> };

/**
 * What our own pages ask of next-auth. Everything else it offers stays closed: its pages, its own error log, which
 * writes whatever anyone sends, and sign-in by other means than a user name and password.
 */
export const SESSION_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GET: ['csrf', 'providers', 'session'],
  POST: ['callback/credentials', 'signout'],
};

/**
 * The same request for next-auth, which would read a body of any size: under the rules of our own routes, for an
 * action that is open and with a body that is small and was read to its end.
 */
export async function boundedSessionRequest(
  request: Request,
  { params }: SessionContext,
): Promise<NextRequest> {
  const action = ((await params).nextauth ?? []).join('/');
  if (!SESSION_ACTIONS[request.method]?.includes(action)) throw new AppError('not_found');
  checkOrigin(request);
  const { method, headers } = request;
  if (method !== 'POST') return new NextRequest(request.url, { method, headers });
  return new NextRequest(request.url, { method, headers, body: await readBodyText(request) });
}
