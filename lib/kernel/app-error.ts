import type { ErrorCode } from '@/lib/contract/errors';

type InputIssue = { path: string; message: string };

type Details = {
  /** Is sent to the caller. */
  detail?: string;
  issues?: InputIssue[];
  /** Extra fields of the problem document. They are sent to the caller. */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
  /** Only written to the log. */
  context?: Record<string, unknown>;
  cause?: unknown;
};

/** A failure with a problem document of the API. `code` is a key of one table, so an unmapped code does not compile. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Details;

  constructor(code: ErrorCode, details: Details = {}) {
    super(code, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
