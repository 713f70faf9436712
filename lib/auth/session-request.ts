import { NextRequest } from 'next/server';
import { checkOrigin } from '@/lib/http/check-origin';
import { readBodyText } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';

export type SessionContext = { params: Promise<{ nextauth?: string[] }> };

/**
 * The actions of next-auth that our own pages use. Every other action stays closed: its pages, its error log, which
 * writes anything a caller sends, and sign-in by other means than a user name and password.
 */
export const SESSION_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GET: ['csrf', 'providers', 'session'],
  POST: ['callback/credentials', 'signout'],
};

/**
 * Returns the same request for next-auth, which would read a body of any size. The rules of our own routes apply: the
 * action must be open, and the body must be small and complete.
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
