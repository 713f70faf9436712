import { problemResponse } from '@/lib/http/refuse';
import { requestIdOf } from '@/lib/http/request-id';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { usesHttps } from '@/lib/platform/env';
import { isOutage } from '@/lib/platform/outage';
import type { SessionContext } from './session-request';

type Handle = (request: Request, context: SessionContext) => Promise<Response>;

/**
 * next-auth throws where a body is no JSON, and says 500 where a `callbackUrl` is no address, in a query, a body or the
 * cookie that it keeps one in. Its settings are checked at boot, so either is the caller's: 400, in the API's own words.
 */
export function refuseSessionFaults(handle: Handle): Handle {
  return async (request, context) => {
    try {
      const answer = await handle(request, context);
      return isFault(answer) ? refused(request) : answer;
    } catch (error) {
      if (isOfInput(error)) return refused(request);
      log.error({ err: error }, 'session.failed');
      const known = isOutage(error)
        ? new AppError('unavailable', { retryAfterSeconds: 5 })
        : new AppError('internal');
      return problemResponse(known, requestIdOf(request));
    }
  };
}

/** What next-auth itself answers in plain text or with 500; an answer of ours is a problem document already. */
function isFault({ status, headers }: Response): boolean {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('application/problem+json')) return false;
  return status >= 500 || (status >= 400 && !type.startsWith('application/json'));
}

/** Thrown by the parsers of JSON, addresses, escapes and cookies. */
const isOfInput = (error: unknown) =>
  error instanceof SyntaxError || error instanceof URIError || error instanceof TypeError;

/** The cookie is taken away too: a browser that keeps a bad one could never sign in again. */
function refused(request: Request): Response {
  const response = problemResponse(new AppError('invalid_input'), requestIdOf(request));
  const name = `${usesHttps() ? '__Secure-' : ''}next-auth.callback-url`;
  const secure = usesHttps() ? '; Secure' : '';
  response.headers.append('Set-Cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`);
  return response;
}
