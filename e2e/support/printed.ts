import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import sharp from 'sharp';

export type Sheet = Readonly<{
  /** In millimetres, as the printer is told. */
  width: number;
  height: number;
  png: Buffer;
  /** The share of it that is not paper. */
  ink: number;
}>;

const POINTS_PER_MM = 72 / 25.4;
const SCALE = 3;

/** What comes out of the printer, as pictures. */
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

/** What a phone reads in a part of a picture, given in shares of it; null where it finds no code. */
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
