import { LIMITS } from '@/lib/contract/limits';
import { AppError } from '@/lib/kernel/app-error';
import { FILE_TIME, readBody } from './read-body';

/** The allowance in bytes for the form itself, besides its files. */
const FORM_BYTES = 64 * 1024;
const MOST_BYTES = LIMITS.appUploadBytes + FORM_BYTES;

/**
 * Returns the fields of a multipart form. A text field that is given twice is refused; file fields are always lists.
 */
export async function readMultipart(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new AppError('unsupported_type');
  const form = await parse(request, type);
  const fields = new Map<string, string | File[]>();
  for (const [name, value] of form) {
    const known = fields.get(name);
    if (typeof value === 'string') {
      if (known !== undefined) throw twice(name);
      fields.set(name, value);
    } else if (value.size > LIMITS.appUploadBytes) {
      throw new AppError('too_large');
    } else {
      if (typeof known === 'string') throw twice(name);
      fields.set(name, [...(known ?? []), value]);
    }
  }
  return Object.fromEntries(fields);
}

async function parse(request: Request, type: string): Promise<FormData> {
  const body = await readBody(request.body, { maxBytes: MOST_BYTES, ...FILE_TIME });
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch (cause) {
    throw new AppError('invalid_input', { cause });
  }
}

function twice(name: string): AppError {
  return new AppError('invalid_input', { issues: [{ path: name, message: 'Given twice.' }] });
}
