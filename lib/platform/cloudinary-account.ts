import { z } from 'zod';

export type CloudinaryAccount = Readonly<{
  cloudName: string;
  apiKey: string;
  apiSecret: string;
  /** The origin of its API. */
  origin: string;
}>;

const ORIGIN = 'https://api.cloudinary.com';
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The format that the Cloudinary console offers to copy: the whole account in one address. */
export const cloudinaryUrlSchema = z.object({
  CLOUDINARY_URL: z.string().transform((text, context): CloudinaryAccount => {
    const account = read(text);
    if (account) return account;
    context.addIssue({ code: 'custom', message: 'must be cloudinary://key:secret@name' });
    return z.NEVER;
  }),
});

export const cloudinaryPartsSchema = z.object({
  CLOUDINARY_CLOUD_NAME: z.string().min(1),
  CLOUDINARY_API_KEY: z.string().min(1),
  CLOUDINARY_API_SECRET: z.string().min(1),
});

export function accountOfParts(parts: z.output<typeof cloudinaryPartsSchema>): CloudinaryAccount {
  return {
    cloudName: parts.CLOUDINARY_CLOUD_NAME,
    apiKey: parts.CLOUDINARY_API_KEY,
    apiSecret: parts.CLOUDINARY_API_SECRET,
    origin: ORIGIN,
  };
}

function read(text: string): CloudinaryAccount | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, password, hostname, searchParams } = new URL(text);
  const prefix = searchParams.get('upload_prefix') ?? ORIGIN;
  if (protocol !== 'cloudinary:' || !username || !password || !hostname || !isSafe(prefix)) return null;
  return { cloudName: hostname, apiKey: username, apiSecret: password, origin: new URL(prefix).origin };
}

/** Guests' files are sent there, so plain HTTP is allowed to this machine only. */
function isSafe(prefix: string): boolean {
  if (!URL.canParse(prefix)) return false;
  const { protocol, hostname } = new URL(prefix);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}
