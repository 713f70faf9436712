/** A request that did not succeed. `code` is the contract's, or `network` when no answer of ours came. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryAfterMs: number;
  /** What the problem document says besides. */
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

/** What ended for good, if that is what the failure says. */
export function endingOf(cause: unknown): 'stay_ended' | 'signed_out' | null {
  if (!(cause instanceof ApiProblem)) return null;
  if (cause.status === 410) return 'stay_ended';
  return cause.status === 401 ? 'signed_out' : null;
}

export function retryAfterOf(cause: unknown): number {
  return cause instanceof ApiProblem ? cause.retryAfterMs : 0;
}

/** Asking again with the same words will be refused again. */
export function isFinal(cause: unknown): cause is ApiProblem {
  if (!(cause instanceof ApiProblem)) return false;
  const isPassing = [401, 408, 425, 429].includes(cause.status);
  return cause.status >= 400 && cause.status < 500 && !isPassing;
}
