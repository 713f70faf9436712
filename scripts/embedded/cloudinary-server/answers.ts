import { type CloudinaryAccount, findSignatureFault } from '@/scripts/embedded/cloudinary-server/signature';

/** Files by kind, delivery type and name: `raw/authenticated/hotelmate/files/…`. */
export type Assets = Map<string, Buffer<ArrayBuffer>>;
export type Answer = { status: number; json: object } | { status: number; bytes: Buffer<ArrayBuffer> };

const ADDRESS = /^\/v1_1\/([^/]+)\/(raw|image|video)\/(upload|destroy|download)$/;

/** Answers the three requests that the app sends to Cloudinary: upload, destroy and download. */
export async function answerRequest(
  account: CloudinaryAccount,
  assets: Assets,
  request: Request,
  mostBytes: number,
): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url);
  const [, cloudName, kind, verb] = ADDRESS.exec(pathname) ?? [];
  if (cloudName !== account.cloudName || !kind || !verb) return refuse(404, 'Resource not found');
  const isDownload = verb === 'download';
  if (request.method !== (isDownload ? 'GET' : 'POST')) return refuse(404, 'Resource not found');
  const form = isDownload ? null : await request.formData();
  const fields = new Map<string, string>(isDownload ? searchParams : []);
  for (const [name, value] of form ?? []) if (typeof value === 'string') fields.set(name, value);
  if (fields.has('upload_preset')) return refuse(400, 'Upload preset not found');
  const fault = findSignatureFault(account, fields, new Date());
  if (fault) return refuse(401, fault);
  const name = `${kind}/${fields.get('type') ?? 'upload'}/${fields.get('public_id')}`;
  if (verb === 'destroy') return { status: 200, json: { result: assets.delete(name) ? 'ok' : 'not found' } };
  if (verb === 'download') return download(assets.get(name), Number(fields.get('expires_at') ?? Infinity));
  return upload(assets, name, fields, form?.get('file') ?? null, mostBytes);
}

function download(asset: Buffer<ArrayBuffer> | undefined, expiresAt: number): Answer {
  if (expiresAt * 1000 < Date.now()) return refuse(401, 'Expired');
  return asset ? { status: 200, bytes: asset } : refuse(404, 'Resource not found');
}

async function upload(
  assets: Assets,
  name: string,
  fields: ReadonlyMap<string, string>,
  file: FormDataEntryValue | null,
  mostBytes: number,
): Promise<Answer> {
  // The real Cloudinary would fetch a file that is only named here.
  if (!(file instanceof File)) return refuse(400, 'Missing required parameter - file');
  if (file.size > mostBytes)
    return refuse(400, `File size too large. Got ${file.size}. Maximum is ${mostBytes}.`);
  const known = ['0', 'false'].includes(fields.get('overwrite') ?? '') ? assets.get(name) : undefined;
  const bytes = known ?? Buffer.from(await file.arrayBuffer());
  assets.set(name, bytes);
  const [kind, type] = name.split('/');
  const json = {
    public_id: fields.get('public_id'),
    version: Number(fields.get('timestamp')),
    resource_type: kind,
    type,
    bytes: bytes.length,
    existing: known !== undefined,
  };
  return { status: 200, json };
}

function refuse(status: number, message: string): Answer {
  return { status, json: { error: { message } } };
}
