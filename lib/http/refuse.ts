import { ERROR_STATUS, ERROR_TITLES, type ErrorCode, type Problem } from '@/lib/contract/errors';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { Actor } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { isOutage } from '@/lib/platform/outage';

type Refusal = {
  route: string;
  principal: Actor | null;
  params: Record<string, string>;
  requestId: string;
  request: Request;
};

/** The refusals that are audited: a known principal tried to reach something it has no right to. */
const AUDITED: ReadonlySet<ErrorCode> = new Set([
  'forbidden',
  'not_found',
  'not_in_house',
  'stay_ended',
  'rate_limited',
]);
/** Ids and room numbers. An address may contain anything else too, which must not reach the audit log. */
const PLAIN = /^[\p{L}\p{N} ./-]{1,40}$/u;

export async function refuse(error: unknown, refusal: Refusal): Promise<Response> {
  const known = toAppError(error);
  const { route, principal, requestId } = refusal;
  const { code, details } = known;
  const status = ERROR_STATUS[code];
  if (status >= 500) log.error({ route, requestId, code, err: error }, 'request.failed');
  else
    log.info(
      { route, requestId, code, status, hotel: principal?.hotel?.slug, ...details.context },
      'request.refused',
    );
  if (principal && AUDITED.has(code)) await audit(refusal, code);
  return problemResponse(known, requestId);
}

export function problemResponse({ code, details }: AppError, requestId: string): Response {
  const detail = details.detail ?? ERROR_TITLES[code];
  const problem: Problem = {
    type: `urn:hotelmate:problem:${code}`,
    title: ERROR_TITLES[code],
    status: ERROR_STATUS[code],
    code,
    detail,
    error: detail,
    request_id: requestId,
    ...(details.issues ? { errors: details.issues } : {}),
  };
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'private, no-store',
    'X-Request-Id': requestId,
  });
  // The rest of the body is not read, so the connection cannot be reused.
  if (code === 'request_timeout') headers.set('Connection', 'close');
  if (details.retryAfterSeconds !== undefined) headers.set('Retry-After', String(details.retryAfterSeconds));
  return new Response(JSON.stringify({ ...problem, ...details.extra }), { status: problem.status, headers });
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return isOutage(error)
    ? new AppError('unavailable', { retryAfterSeconds: 5, cause: error })
    : new AppError('internal', { cause: error });
}

async function audit({ principal, route, requestId, params }: Refusal, outcome: ErrorCode): Promise<void> {
  if (!principal) return;
  const id = params['conversationId'] ?? params['messageId'] ?? params['roomNumber'];
  try {
    await appendAudit({
      hotelId: principal.hotel?.id ?? null,
      who: principal,
      action: route,
      outcome,
      requestId,
      target: id !== undefined && PLAIN.test(id) ? { kind: 'address', id } : undefined,
    });
  } catch (err) {
    log.error({ err, requestId }, 'audit.failed');
  }
}
