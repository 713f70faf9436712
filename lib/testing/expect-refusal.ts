import { expect } from 'vitest';
import { ERROR_STATUS, type ErrorCode, type Problem, problemSchema } from '@/lib/contract/errors';
import { tableHashes } from '@/lib/testing/table-hashes';

/** Expects a refusal in the form of the contract that changes no row and queues no outbox item. */
export async function expectRefusal(act: () => Promise<Response>, code: ErrorCode): Promise<Problem> {
  const before = await tableHashes();
  const response = await act();
  const problem = await expectProblem(response, code);
  expect(await tableHashes()).toEqual(before);
  return problem;
}

/** The same for several requests, sent one after the other. */
export async function expectRefusals(
  acts: readonly (() => Promise<Response>)[],
  code: ErrorCode,
): Promise<void> {
  const before = await tableHashes();
  for (const act of acts) await expectProblem(await act(), code);
  expect(await tableHashes()).toEqual(before);
}

export async function expectProblem(response: Response, code: ErrorCode): Promise<Problem> {
  const body: unknown = await response.json();
  expect({ status: response.status, body }).toMatchObject({ status: ERROR_STATUS[code], body: { code } });
  const problem = problemSchema.loose().parse(body);
  expect(problem.status).toBe(response.status);
  expect(problem.error).toBe(problem.detail);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(response.headers.get('x-request-id')).toBe(problem.request_id);
  return problem;
}

/** Returns a refusal as its reader sees it, without the request id, which differs each time. */
export async function bodyWithoutRequestId(response: Response): Promise<string> {
  const { request_id: id } = problemSchema.parse(await response.clone().json());
  return `${response.status} ${(await response.text()).replaceAll(id, 'ID')}`;
}
