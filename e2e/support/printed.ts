import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import sharp from 'sharp';

export type Sheet = Readonly<{
  /** In millimetres, as in the PDF. */
  width: number;
  height: number;
  png: Buffer;
  /** The share of the sheet that is not white, from 0 to 1. */
  ink: number;
}>;

const POINTS_PER_MM = 72 / 25.4;
const SCALE = 3;

/** Renders each page of a PDF as a picture. */
export async function sheetsOf(pdf: Buffer): Promise<Sheet[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const sheets: Sheet[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' });
    const picture = sharp(Buffer.from(data), { raw: { width, height, channels: 4 } }).flatten({
      background: '#ffffff',
    });
    const grey = await picture.clone().greyscale().raw().toBuffer();
    sheets.push({
      width: Math.round(width / SCALE / POINTS_PER_MM),
      height: Math.round(height / SCALE / POINTS_PER_MM),
      png: await picture.png().toBuffer(),
      ink: grey.filter((value) => value < 250).length / grey.length,
    });
  }
  document.destroy();
  library.destroy();
  return sheets;
}

/**
 * Reads a QR code in a part of a picture, which is given in shares of its size. Returns null where no code is found.
 */
export async function codeIn(
  { png }: Sheet,
  part = { left: 0, top: 0, width: 1, height: 1 },
): Promise<string | null> {
  const { width = 0, height = 0 } = await sharp(png).metadata();
  const { data, info } = await sharp(png)
    .extract({
      left: Math.round(part.left * width),
      top: Math.round(part.top * height),
      width: Math.floor(part.width * width),
      height: Math.floor(part.height * height),
    })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
