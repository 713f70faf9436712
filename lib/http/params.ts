import { AppError } from '@/lib/kernel/app-error';

/**
 * Reads an id in an address after `readPathParts`, which makes every impossible id empty. An empty id answers
 * `not_found`.
 */
export function idParam(params: Record<string, string>, name: string): number {
  const text = params[name] ?? '';
  if (text === '') throw new AppError('not_found');
  return Number(text);
}
