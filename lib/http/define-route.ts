import type { NextRequest } from 'next/server';
import type { z } from 'zod';
import { DEGRADED, DEGRADED_HEADER } from '@/lib/contract/degraded';
import { readPathParts } from '@/lib/contract/path-parts';
import type { Actor } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { recordRequest } from '@/lib/platform/metrics';
import { realtimeBreaker } from '@/lib/platform/realtime-breaker';
import { checkOrigin } from './check-origin';
import { type Input, type InputOf, readInput, waitsForBody } from './read-input';
import { inReadTurn } from './read-turns';
import { refuse } from './refuse';
import { requestIdOf } from './request-id';
import { acquireUploadSlot } from './upload-slots';

type Params = Record<string, string>;
type Context = { params: Promise<Params> };

type Asked<P, I extends Input> = {
  principal: P;
  input: InputOf<I>;
  params: Params;
  request: Request;
  requestId: string;
};

type RouteSpec<P extends Actor | null, I extends Input, Reply extends z.ZodType> = {
  /** The name of the endpoint in logs and audit entries, such as `guest.messages.send`. */
  name: string;
  authenticate: (request: Request, params: Params) => Promise<P>;
  /**
   * A right can end while the body arrives, so the principal is resolved again after the body is read. This may be left
   * out only where one statement writes everything and itself checks the whole right (session, link, device, stay).
   */
  rightIsChecked?: 'by_the_write';
  input: I;
  /**
   * True for an endpoint that receives files by other ways than its own body. A multipart form counts as an upload
   * without it.
   */
  isUpload?: boolean;
  /** True for an endpoint that answers with the bytes of a file and may wait for another system to deliver them. */
  isFile?: boolean;
  /** Throws when this principal may not do this. `authenticate` has already determined the hotel. */
  allowed?: (principal: P, input: InputOf<I>) => void;
  do: (asked: Asked<P, I>) => Promise<Done<z.input<Reply>>>;
  /** Every response body is reduced to this schema. Null: no content. */
  answer: Reply | null;
};

/** The description of a route: the same values that the route works with. */
export type RouteDescription = {
  name: string;
  authenticate: unknown;
  rightIsChecked?: 'by_the_write' | undefined;
  input: Input;
  isUpload?: boolean;
  isFile?: boolean;
  answer: z.ZodType | null;
};

/** The response body, with a status and headers where they differ from a plain 200. */
export type Done<T> = {
  body: T;
  status?: number;
  headers?: HeadersInit;
  /** A body that is not JSON. Its headers name its type. */
  raw?: BodyInit;
};

const READS = ['GET', 'HEAD'];
/** Not an HTTP status, but the number commonly counted for a client that disconnected. */
const CLIENT_GONE = 499;
const PRIVATE = { 'Cache-Control': 'private, no-store' };

/**
 * Every endpoint runs these steps in this order: authenticate, read the input, authenticate again, authorize, do,
 * answer.
 */
export function defineRoute<P extends Actor | null, I extends Input, Reply extends z.ZodType>(
  spec: RouteSpec<P, I, Reply>,
) {
  async function handle(request: NextRequest | Request, context: Context): Promise<Response> {
    const requestId = requestIdOf(request);
    const startedAt = performance.now();
    let principal: P | null = null;
    let params: Params = {};
    let status = 500;
    let slot: Awaited<ReturnType<typeof acquireUploadSlot>> | null = null;
    try {
      params = readPathParts(await context.params);
      checkOrigin(request);
      principal = await spec.authenticate(request, params);
      // The slot is taken before the body is read: a caller without a slot is refused and uploads nothing.
      if (spec.isUpload || spec.input.from === 'multipart') slot = await acquireUploadSlot(principal);
      const input = await readInput(spec.input, request);
      if (waitsForBody(spec.input, request) && spec.rightIsChecked !== 'by_the_write')
        principal = await spec.authenticate(request, params);
      spec.allowed?.(principal, input);
      const asked = { principal, input, params, request, requestId };
      const isRead = READS.includes(request.method) && !spec.isFile;
      const done =
        principal && isRead ? await inReadTurn(principal, () => spec.do(asked)) : await spec.do(asked);
      const answered = answer(spec.answer, done, requestId);
      status = answered.status;
      return answered;
    } catch (error) {
      const refused = await refuse(error, { route: spec.name, principal, params, requestId, request });
      status = refused.status;
      return refused;
    } finally {
      await slot?.giveBack();
      const ms = performance.now() - startedAt;
      // A client that disconnected received no answer, so its failure is not counted as our error.
      recordRequest(spec.name, request.signal.aborted ? CLIENT_GONE : status, ms / 1000);
      log.debug({ route: spec.name, requestId, ms: Math.round(ms) }, 'request');
    }
  }
  const description: RouteDescription = spec;
  return Object.assign(handle, { description });
}

function answer<T>(schema: z.ZodType | null, done: Done<T>, requestId: string): Response {
  const headers = new Headers({ ...PRIVATE, 'X-Request-Id': requestId });
  if (realtimeBreaker.msLeft() > 0) headers.set(DEGRADED_HEADER, DEGRADED);
  new Headers(done.headers).forEach((value, name) => {
    // Several cookies may be set, but an answer has one `Cache-Control`.
    if (name === 'cache-control') headers.set(name, value);
    else headers.append(name, value);
  });
  if (done.raw !== undefined) return new Response(done.raw, { status: done.status ?? 200, headers });
  if (schema === null) return new Response(null, { status: done.status ?? 204, headers });
  const reply = schema.safeParse(done.body);
  if (!reply.success) throw new AppError('internal', { cause: reply.error });
  return Response.json(reply.data, { status: done.status ?? 200, headers });
}
