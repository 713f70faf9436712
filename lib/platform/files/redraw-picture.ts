import sharp, { type Sharp } from 'sharp';
import type { AcceptedExtension } from '@/lib/contract/file-types';
import { AppError } from '@/lib/kernel/app-error';
import type { ExaminedFile } from './examined-file';
import { decodeBmp, decodeHeic } from './other-pictures';

/** The largest a phone takes, and a little: more would only be there to fill our memory. */
const MOST_PIXELS = 110_000_000;
const LONGEST_EDGE = 4096;
const THUMBNAIL_EDGE = 480;

type Drawn = { ending: string; mimeType: string; draw: (picture: Sharp) => Sharp };
const JPEG: Drawn = {
  ending: 'jpg',
  mimeType: 'image/jpeg',
  draw: (picture) => picture.jpeg({ quality: 85 }),
};
const PNG: Drawn = { ending: 'png', mimeType: 'image/png', draw: (picture) => picture.png() };
const WEBP: Drawn = {
  ending: 'webp',
  mimeType: 'image/webp',
  draw: (picture) => picture.webp({ quality: 85 }),
};
const GIF: Drawn = { ending: 'gif', mimeType: 'image/gif', draw: (picture) => picture.gif() };

const OUTCOME: Partial<Record<AcceptedExtension, Drawn>> = {
  jpg: JPEG,
  jpeg: { ...JPEG, ending: 'jpeg' },
  png: PNG,
  webp: WEBP,
  gif: GIF,
  // Few browsers show these; every one shows those.
  heic: JPEG,
  bmp: PNG,
};

/** Decodes and draws a picture anew: upright, without place and date, without anything that was hung on its end. */
export async function redrawPicture(
  fileName: string,
  ending: AcceptedExtension,
  bytes: Buffer,
): Promise<ExaminedFile> {
  const outcome = OUTCOME[ending];
  if (!outcome) throw new AppError('unsupported_type');
  try {
    const picture = await open(ending, bytes);
    const { data, info } = await outcome
      .draw(picture.clone().resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, ...INSIDE }))
      .toBuffer({ resolveWithObject: true });
    const small = picture.clone().resize({ width: THUMBNAIL_EDGE, height: THUMBNAIL_EDGE, ...INSIDE });
    return {
      fileName: fileName.replace(/[^.]*$/, outcome.ending),
      fileType: 'image',
      mimeType: outcome.mimeType,
      bytes: data,
      thumbnail: await small.webp({ quality: 70 }).toBuffer(),
      width: info.width,
      // The frames of an animation lie one under the other.
      height: info.pageHeight ?? info.height,
    };
  } catch (cause) {
    // Truncated, enormous or only pretending: to whoever sent it, it is a picture we cannot take.
    throw new AppError('unsupported_type', { cause });
  }
}

const INSIDE = { fit: 'inside', withoutEnlargement: true } as const;

async function open(ending: AcceptedExtension, bytes: Buffer): Promise<Sharp> {
  if (ending === 'heic') return decodeHeic(bytes, MOST_PIXELS);
  if (ending === 'bmp') return decodeBmp(bytes, MOST_PIXELS);
  const picture = sharp(bytes, {
    animated: ending === 'gif' || ending === 'webp',
    limitInputPixels: MOST_PIXELS,
    failOn: 'error',
  });
  return picture.autoOrient();
}
