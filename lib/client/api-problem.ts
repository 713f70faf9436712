/**
 * A request that failed. `code` is an error code of the contract, or `network` when the answer is not from our server.
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryAfterMs: number;
  /** The other fields of the problem document. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    status: number,
    retryAfterMs = 0,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.details = details;
  }
}

/** Returns what has ended for good: the stay (410), the session (401), or null for any other failure. */
export function endingOf(cause: unknown): 'stay_ended' | 'signed_out' | null {
  if (!(cause instanceof ApiProblem)) return null;
  if (cause.status === 410) return 'stay_ended';
  return cause.status === 401 ? 'signed_out' : null;
}

export function retryAfterOf(cause: unknown): number {
  return cause instanceof ApiProblem ? cause.retryAfterMs : 0;
}

/** True when the same request would be refused again. A retry is useless. */
export function isFinal(cause: unknown): cause is ApiProblem {
  if (!(cause instanceof ApiProblem)) return false;
  const isPassing = [401, 408, 425, 429].includes(cause.status);
  return cause.status >= 400 && cause.status < 500 && !isPassing;
}
