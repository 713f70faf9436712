import { createServer } from 'node:http';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { z } from 'zod';
import { pushDataSchema } from '@/lib/contract/devices';
import type { PushSender } from '@/lib/notifications/ports';
import { pushSenderBy } from '@/lib/platform/adapters/firebase';

const FCM_ERROR = 'type.googleapis.com/google.firebase.fcm.v1.FcmError';
const BAD_REQUEST = 'type.googleapis.com/google.rpc.BadRequest';

const sentSchema = z.strictObject({
  message: z.strictObject({
    token: z.string(),
    data: pushDataSchema,
    webpush: z.strictObject({
      headers: z.strictObject({ Urgency: z.literal('high'), TTL: z.literal('3600'), Topic: z.string() }),
    }),
  }),
});
export type Sent = z.infer<typeof sentSchema>['message'];
export type FirebaseAnswer = { status: number; body: object } | 'silence';

const refusal = (status: number, word: string, code: string, message = '') => ({
  status,
  body: {
    error: { code: status, message, status: word, details: [{ '@type': FCM_ERROR, errorCode: code }] },
  },
});

/** The answers of Firebase, by name. */
export const FCM = {
  accepted: { status: 200, body: { name: 'projects/hotelmate/messages/1' } },
  unregistered: refusal(404, 'NOT_FOUND', 'UNREGISTERED', 'Requested entity was not found.'),
  badToken: refusal(
    400,
    'INVALID_ARGUMENT',
    'INVALID_ARGUMENT',
    'The registration token is not a valid FCM registration token',
  ),
  badPayload: {
    status: 400,
    body: {
      error: {
        code: 400,
        message: 'Invalid value at message.data',
        status: 'INVALID_ARGUMENT',
        details: [{ '@type': BAD_REQUEST, fieldViolations: [{ field: 'message.data' }] }],
      },
    },
  },
  otherSender: refusal(403, 'PERMISSION_DENIED', 'SENDER_ID_MISMATCH'),
  badKeys: refusal(401, 'UNAUTHENTICATED', 'THIRD_PARTY_AUTH_ERROR'),
  tooFast: refusal(429, 'RESOURCE_EXHAUSTED', 'QUOTA_EXCEEDED'),
  broken: refusal(500, 'INTERNAL', 'INTERNAL'),
  silent: 'silence',
} as const satisfies Record<string, FirebaseAnswer>;

export type FirebaseServer = Awaited<ReturnType<typeof startFirebase>>;

/** The send endpoint of Firebase on loopback, for the real SDK. It accepts a token for which no other answer is set. */
export async function startFirebase({
  sent = [],
  answers = new Map(),
}: {
  sent?: Sent[];
  answers?: Map<string, FirebaseAnswer>;
} = {}) {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { message } = sentSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
      sent.push(message);
      const answer = answers.get(message.token) ?? FCM.accepted;
      if (answer === 'silence') return;
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    sent,
    answers,
    /** The SDK has a fixed address; the agent redirects it here, without TLS. */
    sender: (timeoutMs = 5_000): PushSender =>
      pushSenderBy(async () => {
        const httpAgent = new Agent();
        Object.assign(httpAgent, { createConnection: () => connect(port, '127.0.0.1') });
        const token = { access_token: 'a-token', expires_in: 3600 };
        return {
          projectId: 'hotelmate',
          credential: { getAccessToken: async () => token },
          httpAgent,
          timeoutMs,
        };
      }),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
