import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { CALENDAR_BYTES, type CalendarError } from '@/lib/contract/calendar-feeds';
import type { CalendarAnswer, CalendarAsked, CalendarFetcher } from '@/lib/stays/ports';
import { env } from '../env';
import { type AllowedPrivate, failureWord, judgeAddress } from '../outside-address';
import { lookUpPublic } from '../public-address';

/**
 * The timeout for everything: every redirect, and the body to its last byte. It also ends a host that sends one byte
 * per second.
 */
const TIMEOUT_MS = 20_000;
const MOST_REDIRECTS = 5;
const VALIDATOR_CHARS = 200;

/** Fetches calendars from the public internet. The installation configures which private addresses are allowed too. */
export function createCalendarFetcher(): CalendarFetcher {
  return calendarFetcher({ everyPrivate: false, allowed: env.settings().CALENDARS_ALLOWED_PRIVATE });
}

export function calendarFetcher(isAllowed: AllowedPrivate, timeoutMs = TIMEOUT_MS): CalendarFetcher {
  return {
    async fetch(asked) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await follow(asked, isAllowed, signal);
      } catch (error) {
        return failed(
          signal.aborted ? 'timeout' : isBrokenPacking(error) ? 'incomplete' : failureWord(error),
        );
      }
    },
  };
}

async function follow(
  asked: CalendarAsked,
  isAllowed: AllowedPrivate,
  signal: AbortSignal,
): Promise<CalendarAnswer> {
  let url = new URL(asked.url);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const { mayBePrivate, refusal } = judgeAddress(url, isAllowed);
    if (refusal) return failed(refusal);
    const response = await open(url, asked, { mayBePrivate, signal });
    const next = redirectOf(response, url);
    if (next === null) return answerOf(response);
    response.destroy();
    url = next;
  }
  return failed('too_many_redirects');
}

type OpenOptions = { mayBePrivate: boolean; signal: AbortSignal };

function open(
  url: URL,
  { etag, lastModified }: CalendarAsked,
  { mayBePrivate, signal }: OpenOptions,
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    Accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'Accept-Encoding': 'identity',
    'User-Agent': 'HotelMate',
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
  };
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      { signal, agent: false, headers, ...(mayBePrivate ? {} : { lookup: lookUpPublic }) },
      resolve,
    );
    request.on('error', reject);
    request.end();
  });
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Returns null where the response is no valid redirect. `judgeAddress` checks the scheme and host of the target. */
function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  const { location } = headers;
  if (!REDIRECTS.has(statusCode) || location === undefined || !URL.canParse(location, from)) return null;
  return new URL(location, from);
}

async function answerOf(response: IncomingMessage): Promise<CalendarAnswer> {
  const { statusCode: status = 0, headers } = response;
  if (status === 304 || status !== 200) {
    response.destroy();
    return status === 304 ? { outcome: 'unchanged' } : failed('answered', status);
  }
  const bytes = await readAtMost(response, CALENDAR_BYTES);
  if (bytes === null) return failed('too_large');
  const lastModified = validator(headers['last-modified']);
  return { outcome: 'read', bytes, etag: validator(headers.etag), lastModified };
}

/** Returns null where the body is longer. A compressed body is counted decompressed. */
async function readAtMost(
  response: IncomingMessage,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of unpacked(response)) {
      if (!(chunk instanceof Uint8Array)) continue;
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return null;
      chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks));
  } finally {
    response.destroy();
  }
}

/** Some hosts compress although the request asks for `identity`. */
function unpacked(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity') return response;
  const unpack = encoding === 'br' ? createBrotliDecompress() : createUnzip();
  response.on('error', (error) => unpack.destroy(error));
  return response.pipe(unpack);
}

/** Detects errors of zlib: the body ends too early or does not match its stated encoding. */
const isBrokenPacking = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(?:Z_|ERR__?ERROR|ERR_BROTLI|ERR_PADDING)/.test(String(error.code));

const validator = (header: string | undefined): string | null =>
  header !== undefined && header.length <= VALIDATOR_CHARS ? header : null;

const failed = (error: CalendarError, status: number | null = null): CalendarAnswer => ({
  outcome: 'failed',
  error,
  status,
});
