import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/kernel/app-error';
import { aBmp, aGif, aJpeg, aPdf, aPhotoWithPlace, aPng, aWebp } from '@/lib/testing/files';
import { examineFile } from './examine-file';

const examine = (name: string, bytes: Buffer | string, declaredType = '') =>
  examineFile({ name, declaredType, bytes: Buffer.from(bytes) });

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const HTML = '<!DOCTYPE html><script>alert(1)</script>';

async function refusalOf(...given: Parameters<typeof examine>): Promise<string> {
  try {
    await examine(...given);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'taken';
}

describe('examineFile of a picture', () => {
  it.each([
    ['a.jpg', aJpeg, 'image/jpeg', 'a.jpg'],
    ['A.JPEG', aJpeg, 'image/jpeg', 'A.jpeg'],
    ['a.png', aPng, 'image/png', 'a.png'],
    ['a.webp', aWebp, 'image/webp', 'a.webp'],
    ['a.gif', aGif, 'image/gif', 'a.gif'],
    ['a.bmp', aBmp, 'image/png', 'a.png'],
    ['a.jfif', aJpeg, 'image/jpeg', 'a.jpg'],
    ['a.JPE', aJpeg, 'image/jpeg', 'a.jpg'],
    ['a.dib', aBmp, 'image/png', 'a.png'],
    ['a', aJpeg, 'image/jpeg', 'a.jpg'],
    ['IMG_0204', aPng, 'image/png', 'IMG_0204.png'],
    ['scan.2026', aWebp, 'image/webp', 'scan.2026.webp'],
    ['Room no. 5', aGif, 'image/gif', 'Room no. 5.gif'],
    ['.jpg.', aJpeg, 'image/jpeg', 'jpg.jpg'],
  ])('re-encodes %s, with its size and a thumbnail', async (name, make, mimeType, fileName) => {
    const drawn = await examine(name, await make());
    expect(drawn).toMatchObject({ fileType: 'image', mimeType, fileName });
    const { width, height } = await sharp(drawn.bytes).metadata();
    expect([drawn.width, drawn.height]).toEqual([width, height]);
    expect((await sharp(drawn.thumbnail ?? Buffer.alloc(0)).metadata()).format).toBe('webp');
  });

  it('preserves an animation', async () => {
    const { bytes } = await examine('a.gif', await aGif());
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(2);
  });

  it('removes place, time and camera', async () => {
    const photo = await aPhotoWithPlace();
    expect(photo.includes('GPS-CANARY')).toBe(true);
    const { bytes, thumbnail } = await examine('photo.jpg', photo);
    for (const image of [bytes, thumbnail ?? Buffer.alloc(0)]) {
      expect((await sharp(image).metadata()).exif).toBeUndefined();
      expect(image.includes('GPS-CANARY')).toBe(false);
    }
  });

  it('removes data that was appended to the picture', async () => {
    for (const passenger of ['<html><script>alert(1)</script>', 'PK\u0003\u0004 archive', '%PDF-1.4 /JS']) {
      const polyglot = Buffer.concat([await aJpeg(), Buffer.from(passenger)]);
      expect((await examine('a.jpg', polyglot)).bytes.includes(passenger)).toBe(false);
    }
  });

  it('rotates the picture upright and removes its orientation', async () => {
    const lying = await sharp(await aJpeg(60, 40))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await examine('a.jpg', lying)).toMatchObject({ width: 40, height: 60 });
  });

  it('scales a picture down to 4096 pixels, and refuses an enormous one before it decodes it', async () => {
    expect(await examine('a.png', await aPng(5000, 4000))).toMatchObject({ width: 4096 });
    // A long strip is as legible as its shorter side is long.
    expect(await examine('a.png', await aPng(1080, 15_000))).toMatchObject({ width: 1080, height: 15_000 });
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(await refusalOf('bomb.png', bomb)).toBe('too_large');
    const lies = aBmp();
    lies.writeInt32LE(60_000, 18);
    lies.writeInt32LE(60_000, 22);
    expect(await refusalOf('bomb.bmp', lies)).toBe('too_large');
  });

  it.each([0.1, 0.5, 0.9])('refuses a picture cut off after %f of its bytes', async (share) => {
    const whole = await aPng(300, 300);
    expect(await refusalOf('a.png', whole.subarray(0, whole.length * share))).toBe('unsupported_type');
  });
});

describe('examineFile of a document', () => {
  it.each([
    ['menu.pdf', 'application/pdf', aPdf().toString('latin1')],
    ['list.csv', 'text/csv', 'room;guest\n204;Aoife Byrne\n'],
    ['note.txt', 'text/plain', 'Grüße, 你好, مرحبا'],
    ['old.csv', 'text/csv', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65])],
  ])('stores %s unchanged', async (name, mimeType, content) => {
    const kept = await examine(name, content);
    expect(kept).toMatchObject({ fileName: name, mimeType, thumbnail: null });
    expect(kept.bytes.equals(Buffer.from(content))).toBe(true);
  });
});

describe('examineFile refuses', () => {
  const ACTIVE = [
    SVG,
    HTML,
    '<?xml version="1.0"?><x/>',
    '<html>',
    '<script>1</script>',
    '#!/bin/sh\nrm -rf /',
  ];
  const ENDINGS = [
    'svg',
    'html',
    'htm',
    'xhtml',
    'xml',
    'mhtml',
    'js',
    'php',
    'exe',
    'zip',
    'jar',
    'sh',
    'com',
  ];
  const TAKEN = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'bmp', 'pdf', 'doc', 'docx', 'xls', 'xlsx'];

  it.each(ACTIVE)('refuses active content under every name: %s', async (content) => {
    for (const ending of [...ENDINGS, ...TAKEN, 'txt', 'csv', 'php.txt', 'txt.svg'])
      expect(await refusalOf(`page.${ending}`, content), ending).toBe('unsupported_type');
  });

  it('refuses a valid picture under another extension', async () => {
    const jpeg = await aJpeg();
    for (const name of [
      'a.png',
      'a.pdf',
      'a.txt',
      'a.php',
      'a.jpg.php',
      'a.svg',
      'a.jpeg.b2',
      'a.jpg\u202egpj.exe',
    ])
      expect(await refusalOf(name, jpeg), name).toBe('unsupported_type');
  });

  it('refuses a name and a declared type that differ', async () => {
    const jpeg = await aJpeg();
    for (const type of ['text/html', 'image/svg+xml', 'image/png', 'application/pdf', 'multipart/form-data'])
      expect(await refusalOf('a.jpg', jpeg, type), type).toBe('unsupported_type');
    for (const type of ['image/jpeg', 'IMAGE/JPEG; x=1', 'image/jpg', 'application/octet-stream', ''])
      expect(await refusalOf('a.jpg', jpeg, type), type).toBe('taken');
  });

  it('refuses archives and programs, whatever their names', async () => {
    const zip = Buffer.from(
      'PK\u0003\u0004\u0014\u0000\u0000\u0000\u0000\u0000'.padEnd(64, '\u0000'),
      'latin1',
    );
    const exe = Buffer.from('MZ'.padEnd(128, '\u0000'), 'latin1');
    for (const bytes of [zip, exe])
      for (const ending of [...TAKEN, 'txt', 'csv'])
        expect(await refusalOf(`a.${ending}`, bytes)).toBe('unsupported_type');
  });

  it('refuses binary content under the name of a text', async () => {
    for (const bytes of [Buffer.from([0, 1, 2, 3]), Buffer.from('a\u0000b'), Buffer.from('a\u0007b')])
      expect(await refusalOf('a.txt', bytes)).toBe('unsupported_type');
  });

  it('refuses an empty file', async () => {
    expect(await refusalOf('a.txt', '')).toBe('invalid_input');
  });
});
