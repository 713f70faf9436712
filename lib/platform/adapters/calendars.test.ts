import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALENDAR_BYTES } from '@/lib/contract/calendar-feeds';
import { type CalendarHost, calendarText, startCalendarHost } from '@/lib/testing/calendar-host';
import { calendarFetcher } from './calendars';

const TEXT = calendarText({ uid: 'a1', summary: 'Ana Pérez', from: '2026-12-01', to: '2026-12-03' });
let host: CalendarHost;
let other: CalendarHost;
beforeAll(async () => {
  [host, other] = [await startCalendarHost(), await startCalendarHost()];
});
afterAll(async () => {
  await Promise.all([host.close(), other.close()]);
});

const fetchFrom = (url: string, { timeoutMs = 20_000, allowed = [host.address] } = {}) =>
  calendarFetcher({ everyPrivate: false, allowed }, timeoutMs).fetch({ url, etag: null, lastModified: null });
const failure = (error: string, status: number | null = null) => ({ outcome: 'failed', error, status });

async function textFrom(url: string) {
  const answer = await fetchFrom(url);
  return answer.outcome === 'read' ? new TextDecoder().decode(answer.bytes) : answer;
}

describe('createCalendarFetcher', () => {
  it('reads a calendar with the validators of its host', async () => {
    host.offer('/a.ics', TEXT, '"v1"');
    const answer = await fetchFrom(host.url('/a.ics'));
    expect(answer).toMatchObject({ outcome: 'read', etag: '"v1"', lastModified: null });
    expect(await textFrom(host.url('/a.ics'))).toBe(TEXT);
  });

  it('reports unchanged where the host answers that nothing has changed', async () => {
    host.offer('/a.ics', TEXT, '"v1"');
    const fetcher = calendarFetcher({ everyPrivate: false, allowed: [host.address] });
    const url = host.url('/a.ics');
    expect(await fetcher.fetch({ url, etag: '"v1"', lastModified: null })).toEqual({ outcome: 'unchanged' });
    const since = 'Mon, 30 Nov 2026 12:00:00 GMT';
    await fetcher.fetch({ url, etag: null, lastModified: since });
    expect(host.asked.at(-1)).toMatchObject({ 'if-modified-since': since });
  });

  it('decompresses a calendar that the host compressed unasked', async () => {
    host.answer('/packed', (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(TEXT)),
    );
    expect(await textFrom(host.url('/packed'))).toBe(TEXT);
  });

  it('follows a redirect to the new address of a calendar', async () => {
    host.offer('/a.ics', TEXT);
    host.answer('/old', (_, response) => response.writeHead(301, { location: '/a.ics' }).end());
    expect(await textFrom(host.url('/old'))).toBe(TEXT);
  });
});

describe('a failed calendar request', () => {
  it.each([404, 403, 500, 204])('fails where the host answers %i', async (status) => {
    host.answer('/status', (_, response) => response.writeHead(status).end());
    expect(await fetchFrom(host.url('/status'))).toEqual(failure('answered', status));
  });

  it('fails beyond the maximum size, without reading the rest and however well it is compressed', async () => {
    const piece = Buffer.alloc(64 * 1024, 'x');
    let sent = 0;
    host.answer('/large', (_, response) => {
      response.writeHead(200);
      const more = () => {
        while (sent < 50 * 1024 * 1024 && !response.destroyed) {
          sent += piece.length;
          if (!response.write(piece)) return response.once('drain', more);
        }
        return response.end();
      };
      more();
    });
    expect(await fetchFrom(host.url('/large'))).toEqual(failure('too_large'));
    expect(sent).toBeLessThan(CALENDAR_BYTES * 4);
    const bomb = gzipSync(Buffer.alloc(CALENDAR_BYTES + 1, 'x'));
    host.answer('/bomb', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await fetchFrom(host.url('/bomb'))).toEqual(failure('too_large'));
  });

  it('fails where a compressed body ends too early', async () => {
    const half = gzipSync(TEXT).subarray(0, 60);
    host.answer('/half', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(half));
    expect(await fetchFrom(host.url('/half'))).toEqual(failure('incomplete'));
  });

  it('fails where the host never answers or stops in the middle', async () => {
    host.answer('/silent', () => undefined);
    host.answer('/slow', (_, response) => void response.writeHead(200).write(TEXT.slice(0, 30)));
    for (const path of ['/silent', '/slow'])
      expect(await fetchFrom(host.url(path), { timeoutMs: 150 }), path).toEqual(failure('timeout'));
  });

  it('fails where the host closes the connection', async () => {
    host.answer('/gone', (request) => request.socket.destroy());
    expect(await fetchFrom(host.url('/gone'))).toEqual(failure('hung_up'));
  });

  it('fails on a redirect loop', async () => {
    host.answer('/circle', (_, response) => response.writeHead(302, { location: '/circle' }).end());
    const before = host.asked.length;
    expect(await fetchFrom(host.url('/circle'))).toEqual(failure('too_many_redirects'));
    expect(host.asked.length - before).toBe(6);
  });

  it.each([
    ['https://127.0.0.1/a.ics', 'private_address'],
    ['https://[::1]/a.ics', 'private_address'],
    ['https://169.254.169.254/latest/meta-data', 'private_address'],
    ['https://localhost/a.ics', 'private_address'],
    ['http://calendars.example/a.ics', 'not_https'],
    ['file:///etc/passwd', 'not_https'],
    ['ftp://calendars.example/a.ics', 'not_https'],
  ])('fails where the host redirects to %s', async (location, error) => {
    host.answer('/away', (_, response) => response.writeHead(302, { location }).end());
    expect(await fetchFrom(host.url('/away'))).toEqual(failure(error));
    expect(await fetchFrom(location)).toEqual(failure(error));
  });

  it('fails for every private address but the one that the installation allows', async () => {
    host.answer('/neighbour', (_, response) =>
      response.writeHead(302, { location: other.url('/a.ics') }).end(),
    );
    other.offer('/a.ics', TEXT);
    expect(await fetchFrom(host.url('/neighbour'))).toEqual(failure('not_https'));
    expect(await fetchFrom(other.url('/a.ics'))).toEqual(failure('not_https'));
    expect(other.asked).toEqual([]);
  });
});
