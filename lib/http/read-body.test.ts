import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FILE_TIME, readBody, TEXT_TIME } from '@/lib/http/read-body';
import { AppError } from '@/lib/kernel/app-error';

const KB = 1024;
const MINUTE = 60_000;
const plenty = 100 * 1024 * KB;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** A caller who sends on command, with the outcome of the read. */
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

describe('readBody with the limits of text', () => {
  const limits = { maxBytes: 16 * KB, ...TEXT_TIME };

  it('reads a body that arrives in pieces', async () => {
    const caller = aCaller(limits);
    caller.send(1);
    await caller.after(14_000);
    caller.send(2);
    caller.finish();
    await caller.reading;
    expect(caller.outcome()).toBe('read 3');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('aborts after fifteen seconds, although a byte arrives every second', async () => {
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

  it('aborts when nothing arrives', async () => {
    const caller = aCaller(limits);
    await caller.after(14_999);
    expect(caller.outcome()).toBe('waits');
    await caller.after(1);
    expect(caller.outcome()).toBe('request_timeout');
  });

  it('aborts a body that is too long before it ends', async () => {
    const caller = aCaller(limits);
    caller.send(16 * KB + 1);
    await caller.reading;
    expect(caller.outcome()).toBe('too_large');
    expect(caller.hasLetGo()).toBe(true);
  });
});

describe('readBody with the limits of files', () => {
  const limits = { maxBytes: plenty, ...FILE_TIME };

  it('accepts a slow and steady upload of several minutes', async () => {
    const caller = aCaller(limits);
    for (let second = 0; second < 9 * 60; second += 1) {
      caller.send(8 * KB);
      await caller.after(1000);
    }
    caller.finish();
    await caller.reading;
    expect(caller.outcome()).toBe(`read ${9 * 60 * 8 * KB}`);
  });

  it('survives a network outage of ten seconds', async () => {
    const caller = aCaller(limits);
    caller.send(200 * KB);
    await caller.after(10_000);
    caller.send(200 * KB);
    caller.finish();
    await caller.reading;
    expect(caller.outcome()).toBe(`read ${400 * KB}`);
  });

  it('aborts an upload that stops for fifteen seconds, however fast it was before', async () => {
    const caller = aCaller(limits);
    caller.send(4 * 1024 * KB);
    await caller.after(14_999);
    expect(caller.outcome()).toBe('waits');
    await caller.after(1);
    expect(caller.outcome()).toBe('request_timeout');
    expect(caller.hasLetGo()).toBe(true);
  });

  it('aborts an upload at half the required rate', async () => {
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

  it('aborts after ten minutes, at whatever rate the body arrives', async () => {
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
