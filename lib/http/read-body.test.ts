import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FILE_TIME, readBody, TEXT_TIME } from '@/lib/http/read-body';
import { AppError } from '@/lib/kernel/app-error';

const KB = 1024;
const MINUTE = 60_000;
const plenty = 100 * 1024 * KB;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** A caller who sends when told to, and what became of the reading. */
function aCaller(limits: Parameters<typeof readBody>[1]) {
  let sender: ReadableStreamDefaultController<Uint8Array> | undefined;
  let hasLetGo = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      sender = controller;
    },
    cancel: () => {
      hasLetGo = true;
    },
  });
  let outcome = 'waits';
  const reading = readBody(body, limits).then(
    (bytes) => {
      outcome = `read ${bytes.byteLength}`;
    },
    (error: unknown) => {
      outcome = error instanceof AppError ? error.code : 'broken';
    },
  );
  return {
    reading,
    send: (bytes: number) => sender?.enqueue(new Uint8Array(bytes)),
    finish: () => sender?.close(),
    outcome: () => outcome,
    hasLetGo: () => hasLetGo,
    after: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

describe('a body of text', () => {
  const limits = { maxBytes: 16 * KB, ...TEXT_TIME };

  it('is read whole when it comes in pieces', async () => {
    const caller = aCaller(limits);
    caller.send(1);
    await caller.after(14_000);
    caller.send(2);
    caller.finish();
    await caller.reading;
    expect(caller.outcome()).toBe('read 3');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is cut after fifteen seconds, though a byte comes every second', async () => {
    const caller = aCaller(limits);
    for (let second = 0; second < 14; second += 1) {
      caller.send(1);
      await caller.after(1000);
    }
    expect(caller.outcome()).toBe('waits');
    caller.send(1);
    await caller.after(1000);
    expect(caller.outcome()).toBe('request_timeout');
    expect(caller.hasLetGo()).toBe(true);
  });

  it('is cut when nothing comes at all', async () => {
    const caller = aCaller(limits);
    await caller.after(14_999);
    expect(caller.outcome()).toBe('waits');
    await caller.after(1);
    expect(caller.outcome()).toBe('request_timeout');
  });

  it('is cut where it is too long, before it has ended', async () => {
    const caller = aCaller(limits);
    caller.send(16 * KB + 1);
    await caller.reading;
    expect(caller.outcome()).toBe('too_large');
    expect(caller.hasLetGo()).toBe(true);
  });
});

describe('a body with files', () => {
  const limits = { maxBytes: plenty, ...FILE_TIME };

  it('takes minutes where the network is slow and steady', async () => {
    const caller = aCaller(limits);
    for (let second = 0; second < 9 * 60; second += 1) {
      caller.send(8 * KB);
      await caller.after(1000);
    }
    caller.finish();
    await caller.reading;
    expect(caller.outcome()).toBe(`read ${9 * 60 * 8 * KB}`);
  });

  it('survives a network that is away for ten seconds', async () => {
    const caller = aCaller(limits);
    caller.send(200 * KB);
    await caller.after(10_000);
    caller.send(200 * KB);
    caller.finish();
    await caller.reading;
    expect(caller.outcome()).toBe(`read ${400 * KB}`);
  });

  it('is cut fifteen seconds after it has stopped, however fast it came before', async () => {
    const caller = aCaller(limits);
    caller.send(4 * 1024 * KB);
    await caller.after(14_999);
    expect(caller.outcome()).toBe('waits');
    await caller.after(1);
    expect(caller.outcome()).toBe('request_timeout');
    expect(caller.hasLetGo()).toBe(true);
  });

  it('is cut where it goes on arriving at half the pace', async () => {
    const caller = aCaller(limits);
    for (let second = 0; second < 28; second += 1) {
      caller.send(4 * KB);
      await caller.after(1000);
    }
    expect(caller.outcome()).toBe('waits');
    caller.send(4 * KB);
    await caller.after(2000);
    expect(caller.outcome()).toBe('request_timeout');
  });

  it('is cut after ten minutes, at whatever pace it comes', async () => {
    const caller = aCaller(limits);
    for (let second = 0; second < 10 * 60 - 1; second += 1) {
      caller.send(9 * KB);
      await caller.after(1000);
    }
    expect(caller.outcome()).toBe('waits');
    await caller.after(1000);
    expect(caller.outcome()).toBe('request_timeout');
    expect(performance.now()).toBeGreaterThanOrEqual(10 * MINUTE);
  });
});
