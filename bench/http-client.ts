import { Agent, type IncomingMessage, request } from 'node:http';

type Reply = { status: number; body: unknown };
export type HttpClient = {
  get(path: string, bearer: string): Promise<unknown>;
  post(path: string, bearer: string, body: unknown): Promise<unknown>;
  close(): void;
};

/**
 * A client with one open connection and no layer of its own: `fetch` would add its own milliseconds to our figures and
 * none to the baseline. A status other than success is an error, so that no refusal counts as a fast answer.
 */
export function createHttpClient(appUrl: string): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call = async (method: string, path: string, bearer: string, body?: unknown): Promise<unknown> => {
    const { status, body: reply } = await once(agent, appUrl + path, method, bearer, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(reply)}`);
    return reply;
  };
  return {
    get: (path, bearer) => call('GET', path, bearer),
    post: (path, bearer, body) => call('POST', path, bearer, body),
    close: () => agent.destroy(),
  };
}

function once(agent: Agent, url: string, method: string, bearer: string, body: unknown): Promise<Reply> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    Authorization: `Bearer ${bearer}`,
    ...(text === undefined
      ? {}
      : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent, headers }, (response) => {
      readReply(response).then(resolve, reject);
    });
    asked.on('error', (error) => {
      // The server closed an idle connection just as this request used it, so the request was not processed.
      const isStale = asked.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      if (isStale) once(agent, url, method, bearer, body).then(resolve, reject);
      else reject(error);
    });
    asked.end(text);
  });
}

async function readReply(response: IncomingMessage): Promise<Reply> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) };
}
