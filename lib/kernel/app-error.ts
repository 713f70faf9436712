import type { ErrorCode } from '@/lib/contract/errors';

type InputIssue = { path: string; message: string };

type Details = {
  /** May reach a stranger. */
  detail?: string;
  issues?: InputIssue[];
  /** Extra fields of the problem document, may reach a stranger. */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
  /** Only ever reaches the log. */
  context?: Record<string, unknown>;
  cause?: unknown;
};

/** A failure the API can speak. `code` is a key of the one table, so an unmapped code does not compile. */
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
