import { AppError } from '@/lib/kernel/app-error';

/** An id in an address. What is not a number is an address of nothing, like a number nobody has. */
export function idParam(params: Record<string, string>, name: string): number {
  const text = params[name] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new AppError('not_found');
  return Number(text);
}
