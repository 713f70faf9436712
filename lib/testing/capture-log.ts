import pino from 'pino';
import { vi } from 'vitest';
import { log } from '@/lib/kernel/log';

/** Returns every line that is logged meanwhile, at every level, as it would reach standard output. */
export async function captureLog(act: () => Promise<unknown>): Promise<string> {
  const stream: { write(line: string): unknown } = Reflect.get(log, pino.symbols.streamSym);
  const lines: string[] = [];
  const written = vi.spyOn(stream, 'write').mockImplementation((line) => lines.push(line));
  const before = log.level;
  log.level = 'trace';
  try {
    await act();
  } finally {
    log.level = before;
    written.mockRestore();
  }
  return lines.join('');
}
