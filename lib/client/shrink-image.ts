import { isAnimated } from './is-animated';

/**
 * Numbers of pixels to try, largest first. A long strip, such as a screenshot of a whole page, is only as legible as
 * its shorter side.
 */
const AREAS = [3000 ** 2, 2000 ** 2, 1200 ** 2];
/** The canvas limit of an iPhone. */
const LARGEST_AREA = 4096 ** 2;
const STRIP = 3;
const QUALITY = 0.85;
/** Enough to detect a transparent background or corner. */
const SAMPLE_EDGE = 400;
const OPAQUE = 255;
const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/png': 'png' };

export type Shrunk = { blob: Blob; ending: string };

/**
 * Returns the picture in at most `maxBytes`, with its transparency; null when this browser cannot read it, when it is
 * animated, or when it remains too large.
 */
export async function shrinkImage(blob: Blob, maxBytes: number): Promise<Shrunk | null> {
  if (await isAnimated(blob)) return null;
  const picture = await createImageBitmap(blob).catch(() => null);
  if (!picture) return null;
  try {
    // A browser that cannot encode WebP returns a PNG, which keeps the transparency too.
    const type = hasTransparency(picture) ? 'image/webp' : 'image/jpeg';
    for (const area of areasFor(picture)) {
      const smaller = await encode(draw(picture, Math.sqrt(area / (picture.width * picture.height))), type);
      const ending = smaller && ENDINGS[smaller.type];
      if (smaller && ending && smaller.size <= maxBytes) return { blob: smaller, ending };
    }
    return null;
  } finally {
    picture.close();
  }
}

/** The numbers of pixels to try, in order. */
export function areasFor({ width, height }: { width: number; height: number }): number[] {
  const isStrip = Math.max(width, height) > STRIP * Math.min(width, height);
  return isStrip ? [LARGEST_AREA, ...AREAS] : AREAS;
}

function draw(picture: ImageBitmap, wanted: number): HTMLCanvasElement {
  const scale = Math.min(1, wanted);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(picture.width * scale));
  canvas.height = Math.max(1, Math.floor(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function hasTransparency(picture: ImageBitmap): boolean {
  const sample = draw(picture, SAMPLE_EDGE / Math.max(picture.width, picture.height));
  const pixels = sample.getContext('2d')?.getImageData(0, 0, sample.width, sample.height).data ?? [];
  // Every fourth byte is the alpha value of its pixel.
  for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? OPAQUE) < OPAQUE) return true;
  return false;
}

function encode(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, type, QUALITY);
  });
}
