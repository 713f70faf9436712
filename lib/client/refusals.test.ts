import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/lib/client/api-problem';
import { createRefusals } from '@/lib/client/refusals';

beforeEach(() => void vi.useFakeTimers({ now: 1000 }));
afterEach(() => void vi.useRealTimers());

function screen() {
  const feed = { recordAnswer: vi.fn(), recordFailure: vi.fn(), refresh: vi.fn(async () => undefined) };
  const onChange = vi.fn();
  return { feed, onChange, refusals: createRefusals({ feed, onChange }) };
}

it('reports until when sending is limited, and ends it with the next successful send', () => {
  const { refusals, onChange } = screen();
  refusals.note(new ApiProblem('rate_limited', 429, 5000));
  expect(refusals.blockedUntil()).toBe(6000);
  refusals.recordSent();
  expect(refusals.blockedUntil()).toBeNull();
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('fetches the log after answered_first, and not after other failures', () => {
  const { refusals, feed } = screen();
  refusals.note(new ApiProblem('network', 0));
  refusals.note(new ApiProblem('stay_ended', 410));
  expect(feed.refresh).not.toHaveBeenCalled();
  refusals.note(new ApiProblem('answered_first', 409));
  expect(feed.refresh).toHaveBeenCalledTimes(1);
  expect(feed.recordFailure).toHaveBeenCalledTimes(3);
  expect(refusals.blockedUntil()).toBeNull();
});
