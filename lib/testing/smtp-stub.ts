import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll } from 'vitest';
import { mailSenderBy } from '@/lib/platform/adapters/mail';

export type Received = { to: string[]; raw: string };

/** A mail server on loopback for the tests of this file. The real library connects to it. */
export function useSmtp() {
  const received: Received[] = [];
  /** The answer to the next recipients; null accepts them. */
  const state: { refusal: { code: number; words: string } | null } = { refusal: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, done) {
      if (!state.refusal) return done();
      done(Object.assign(new Error(state.refusal.words), { responseCode: state.refusal.code }));
    },
    onData(stream, session, done) {
      void text(stream).then((raw) => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      }, done);
    },
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return {
    received,
    state,
    sender: () => {
      const { port } = server.server.address() as AddressInfo;
      return mailSenderBy({ url: `smtp://127.0.0.1:${port}`, from: 'chat@hotels.example' });
    },
  };
}

/** Returns the decoded text of an email. */
export function bodyOf({ raw }: Received): string {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s);
  return decoded(head, body).replaceAll('\r\n', '\n');
}

function decoded(head: string, body: string): string {
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
