import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const WANTED = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'];

/** A locale of this system that knows the letters of every script; "C", which knows only ours, where none does. */
export async function findUtf8Locale(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('locale', ['-a']);
    const available = new Set(stdout.split('\n').map((line) => line.trim()));
    return WANTED.find((name) => available.has(name)) ?? 'C';
  } catch {
    // Slim images have no `locale` program, though glibc itself knows C.UTF-8 since 2.35; Windows has neither.
    return 'C';
  }
}
