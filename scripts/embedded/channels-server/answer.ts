/** An answer of the HTTP API: an object is sent as JSON, a refusal as a line of text. */
export interface Answer {
  readonly status: number;
  readonly body: object | string;
}

export function done(body: object = {}): Answer {
  return { status: 200, body };
}

export function refused(status: 400 | 401 | 404 | 413, reason: string): Answer {
  return { status, body: reason };
}
