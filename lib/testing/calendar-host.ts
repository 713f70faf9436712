import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A stub of another system that serves calendars. */
export async function startCalendarHost(port = 0) {
  const asked: IncomingMessage['headers'][] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    asked.push(request.headers);
    const answer = answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
  return {
    address,
    asked,
    url: (path: string) => `http://${address}${path}`,
    answer(path: string, answer: Answer) {
      answers.set(path, answer);
    },
    /** Serves a calendar, with an ETag where one is given, as hosts do that avoid repeated downloads. */
    offer(path: string, text: string, etag?: string) {
      answers.set(path, (request, response) => {
        if (etag !== undefined && request.headers['if-none-match'] === etag)
          return response.writeHead(304).end();
        const headers = { 'content-type': 'text/calendar', ...(etag === undefined ? {} : { etag }) };
        response.writeHead(200, headers).end(text);
      });
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
export type CalendarHost = Awaited<ReturnType<typeof startCalendarHost>>;

type Event = { uid: string; summary?: string; from: string; to: string; status?: string };

export function calendarText(...events: readonly Event[]): string {
  const lines = events.flatMap(({ uid, summary, from, to, status }) => [
    ...['BEGIN:VEVENT', `UID:${uid}`, ...(summary === undefined ? [] : [`SUMMARY:${summary}`])],
    ...[`DTSTART;VALUE=DATE:${from.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${to.replaceAll('-', '')}`],
    ...[...(status === undefined ? [] : [`STATUS:${status}`]), 'END:VEVENT'],
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sample//EN', ...lines, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

/** Returns the date this many days from today, as calendars and the API write it. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
