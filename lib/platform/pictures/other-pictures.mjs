import sharp from 'sharp';

// Both libraries are loaded with the first such picture: one contains a decoder of more than a megabyte.

/**
 * Decodes HEIC, the photo format of iPhones.
 *
 * @param {Uint8Array} bytes
 * @param {number} mostPixels
 */
export async function decodeHeic(bytes, mostPixels) {
  const { all } = (await import('heic-decode')).default;
  const pictures = await all({ buffer: bytes });
  try {
    const first = pictures[0];
    // Checked again with the size that the decoder read from the header.
    if (!first || first.width * first.height > mostPixels) throw new Error('No picture, or too large a one.');
    const { data, width, height } = await first.decode();
    return sharp(data, { raw: { width, height, channels: 4 } });
  } finally {
    pictures.dispose();
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {number} mostPixels
 */
export async function decodeBmp(bytes, mostPixels) {
  const { decode } = await import('bmp-ts');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (Math.abs(head.readInt32LE(18)) * Math.abs(head.readInt32LE(22)) > mostPixels)
    throw new Error('Too large.');
  const { data, width, height } = decode(head, { toRGBA: true });
  return sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
}
