import { AppError } from '@/lib/kernel/app-error';
import { problemResponse } from './refuse';
import { requestIdOf } from './request-id';

type Handler = (request: Request) => Response;
type Others = Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', Handler>;

/**
 * Creates the handlers for the methods that an address does not accept. The build adds them to each route: see
 * next.config.mjs.
 */
export function refuseOthers(taken: readonly string[]): Others {
  const allow = [...taken, ...(taken.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const refused: Handler = (request) => {
    const response = problemResponse(new AppError('method_not_allowed'), requestIdOf(request));
    response.headers.set('Allow', allow);
    return response;
  };
  const told: Handler = () => new Response(null, { status: 204, headers: { Allow: allow } });
  return { GET: refused, POST: refused, PUT: refused, PATCH: refused, DELETE: refused, OPTIONS: told };
}
