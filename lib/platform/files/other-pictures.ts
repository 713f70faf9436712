import sharp, { type Sharp } from 'sharp';
import { AppError } from '@/lib/kernel/app-error';

// Both libraries are fetched with the first such picture: one brings a decoder of more than a megabyte.

/** What iPhones take. */
export async function decodeHeic(bytes: Buffer, mostPixels: number): Promise<Sharp> {
  const { all } = (await import('heic-decode')).default;
  const pictures = await all({ buffer: bytes });
  try {
    const first = pictures[0];
    // Looked at before a pixel is decoded: the size stands in the file's head.
    if (!first || first.width * first.height > mostPixels) throw new AppError('unsupported_type');
    const { data, width, height } = await first.decode();
    return sharp(data, { raw: { width, height, channels: 4 } });
  } finally {
    pictures.dispose();
  }
}

export async function decodeBmp(bytes: Buffer, mostPixels: number): Promise<Sharp> {
  const { decode } = await import('bmp-ts');
  const [width, height] = [Math.abs(bytes.readInt32LE(18)), Math.abs(bytes.readInt32LE(22))];
  if (width * height > mostPixels) throw new AppError('unsupported_type');
  const picture = decode(bytes, { toRGBA: true });
  return sharp(picture.data, {
    raw: { width: picture.width, height: picture.height, channels: 4 },
  }).removeAlpha();
}
