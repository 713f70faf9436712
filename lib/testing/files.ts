import sharp from 'sharp';

/** Valid test files, as people send them. */

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' } });

export const aJpeg = (width = 60, height = 40) => plain(width, height).jpeg().toBuffer();
export const aPng = (width = 60, height = 40) => plain(width, height).png().toBuffer();
export const aWebp = () => plain(60, 40).webp().toBuffer();
export const aPdf = () =>
  Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** An animation of two frames. */
export async function aGif(): Promise<Buffer> {
  const frames = [await aPng(20, 20), await plain(20, 20).negate().png().toBuffer()];
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

/** A photo with the place, time and camera that a phone writes. */
export const aPhotoWithPlace = () =>
  plain(80, 60)
    .jpeg()
    .withExif({
      IFD0: { Copyright: 'GPS-CANARY', Model: 'Phone of Aoife' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 3/1 20/1', GPSLongitudeRef: 'W' },
    })
    .toBuffer();

/** The same as a large file with image noise. */
export const aLargePhotoWithPlace = () =>
  sharp({
    create: {
      width: 1600,
      height: 1600,
      channels: 3,
      background: '#3a7',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .withExif({
      IFD0: { Copyright: 'GPS-CANARY' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 3/1 20/1' },
    })
    .toBuffer();

/** A BMP of 24 bits per pixel without compression, as Windows Paint writes it. */
export function aBmp(width = 4, height = 2): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + row * height, 0x7f);
  bytes.fill(0, 0, 54);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

export function asFile(bytes: Uint8Array<ArrayBuffer> | string, name: string, type = ''): File {
  return new File([bytes], name, { type });
}

export function formWith(...files: File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  return form;
}
