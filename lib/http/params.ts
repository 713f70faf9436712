import { AppError } from '@/lib/kernel/app-error';

/** An id in an address, as `readPathParts` has read it: what no row can be called is empty, and answers as absent. */
export function idParam(params: Record<string, string>, name: string): number {
  const text = params[name] ?? '';
  if (text === '') throw new AppError('not_found');
  return Number(text);
}
