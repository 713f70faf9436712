import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const WANTED = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'];

/**
 * Returns a locale of this system that recognises the letters of every script; "C", which recognises ASCII only, where
 * there is none.
 */
export async function findUtf8Locale(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('locale', ['-a']);
    const available = new Set(stdout.split('\n').map((line) => line.trim()));
    return WANTED.find((name) => available.has(name)) ?? 'C';
  } catch {
    // Slim images have no `locale` program, though glibc has C.UTF-8 built in since 2.35; Windows has neither.
    return 'C';
  }
}
