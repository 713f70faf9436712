import { ApiProblem } from './api-problem';
import { ownerHeaders } from './page-owner';
import { realtimeHealth } from './realtime-health';
import { timeoutSignal } from './timeout-signal';

const TIMEOUT_MS = 10_000;

export async function fetchJson<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
  const response = await request(method, path, body);
  // The page of a captive portal or a proxy is not our answer.
  const reply: Reply = await response.json().catch(fail);
  return reply;
}

export async function sendJson(method: string, path: string, body?: unknown): Promise<void> {
  await request(method, path, body);
}

/** Omits parameters that are undefined or empty. */
export function withQuery(
  path: string,
  query: Record<string, string | number | boolean | undefined>,
): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0
    ? path
    : `${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}

async function request(method: string, path: string, body: unknown): Promise<Response> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: {
      Accept: 'application/json',
      'X-Requested-With': 'hotelmate',
      ...ownerHeaders(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: timeoutSignal(TIMEOUT_MS),
  }).catch(fail);
  if (!response.ok) throw await problemOf(response);
  realtimeHealth.note(response.headers);
  return response;
}

function fail(): never {
  throw new ApiProblem('network', 0);
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const problem: unknown = await response.json().catch(() => null);
  const isOurs = typeof problem === 'object' && problem !== null && 'code' in problem;
  const seconds = Number(response.headers.get('Retry-After')) || 0;
  const code = isOurs ? String(problem.code) : 'internal';
  return new ApiProblem(code, response.status, seconds * 1000, isOurs ? { ...problem } : {});
}
