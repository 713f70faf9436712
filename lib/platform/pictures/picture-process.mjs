/**
 * The program of a separate process that decodes uploaded pictures. It is plain JavaScript, because node runs it
 * without a build. It has no environment, no network and no database, and works on one picture at a time. It is killed
 * when it does not answer in time (by picture-worker.ts), and when it uses too much processor time or memory (by its
 * own watch).
 */
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { decodeBmp, decodeHeic } from './other-pictures.mjs';

/** @import { PictureAnswer, PictureOrder } from './picture-messages' */

const LONGEST_EDGE = 4096;
/** A strip, such as a full-page screenshot, may be longer: it is as legible as its shorter side is long. */
const STRIP_SIDE = 1440;
/** The longest side of a WebP. */
const STRIP_LONGEST = 16_383;
const THUMBNAIL_EDGE = 480;
const LOGO_EDGE = 512;
/** The part of the square that remains visible inside a circular mask. */
const LOGO_INNER = Math.round(LOGO_EDGE * 0.72);
/** Four times the largest size in which it is shown. */
const PORTRAIT_EDGE = 256;
const INSIDE = /** @type {const} */ ({ fit: 'inside', withoutEnlargement: true });
const WATCH_EVERY_MS = 20;

const [mostPixels = 0, mostBytes = 0, mostProcessorMs = 0] = process.argv.slice(2).map(Number);
/** The processor time in milliseconds that was used when the current picture began; the watch reads it. */
const begun = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));

// The lower priority lets the app serve its other callers meanwhile.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
sharp.concurrency(1);
sharp.cache(false);
watchUse();
process.once('disconnect', () => process.exit());
process.on('message', (/** @type {PictureOrder} */ order) => {
  const { user, system } = process.cpuUsage();
  begun[0] = (user + system) / 1000;
  void draw(order).then(answer, () => answer({ kind: 'refused' }));
});
answer({ kind: 'ready' });

/** @param {PictureAnswer} words */
function answer(words) {
  process.send?.(words);
}

/**
 * Watches the use of processor time and memory. It is a thread, because decoders block the main one for seconds. It
 * measures the whole process, because decoders allocate outside of the heap that node limits.
 */
function watchUse() {
  const watch = `
    const { workerData: { begun, mostBytes, mostProcessorMs, everyMs } } = require('node:worker_threads');
    setInterval(() => {
      const { user, system } = process.cpuUsage();
      const isOver = (user + system) / 1000 - begun[0] > mostProcessorMs;
      if (isOver || process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL');
    }, everyMs);`;
  const workerData = { begun, mostBytes, mostProcessorMs, everyMs: WATCH_EVERY_MS };
  new Worker(watch, { eval: true, workerData }).unref();
}

/**
 * @param {PictureOrder} order
 * @returns {Promise<PictureAnswer>}
 */
async function draw({ task, format, bytes }) {
  const picture = await open(format, bytes, task === 'attachment');
  if (task === 'logo') return drawn(await drawLogo(picture));
  if (task === 'portrait') return drawn(await drawPortrait(picture));
  const edge = await longestEdgeOf(picture);
  const large = picture.clone().resize({ width: edge, height: edge, ...INSIDE });
  const { data, info } = await write(format, large).toBuffer({ resolveWithObject: true });
  const small = picture.clone().resize({ width: THUMBNAIL_EDGE, height: THUMBNAIL_EDGE, ...INSIDE });
  return {
    ...drawn(data),
    thumbnail: await small.webp({ quality: 70 }).toBuffer(),
    width: info.width,
    // The frames of an animation are stacked vertically.
    height: info.pageHeight ?? info.height,
  };
}

/**
 * Returns the maximum of the longer side: as many pixels as a square of the usual edge, up to the longest side of a
 * strip.
 *
 * @param {import('sharp').Sharp} picture
 */
async function longestEdgeOf(picture) {
  const { width, height, pageHeight = height } = await picture.metadata();
  const [short, long] = width < pageHeight ? [width, pageHeight] : [pageHeight, width];
  const ratio = long / short;
  const asStrip = Math.min(STRIP_SIDE * ratio, STRIP_LONGEST, LONGEST_EDGE * Math.sqrt(ratio));
  return Math.max(LONGEST_EDGE, Math.floor(asStrip));
}

/**
 * @param {Buffer} bytes
 * @returns {Extract<PictureAnswer, { kind: 'drawn' }>}
 */
function drawn(bytes) {
  return { kind: 'drawn', bytes, thumbnail: null, width: 0, height: 0, usedBytes: process.memoryUsage.rss() };
}

/**
 * @param {PictureOrder['format']} format
 * @param {Uint8Array} bytes
 * @param {boolean} moves
 */
async function open(format, bytes, moves) {
  if (format === 'heic') return decodeHeic(bytes, mostPixels);
  if (format === 'bmp') return decodeBmp(bytes, mostPixels);
  const animated = moves && (format === 'gif' || format === 'webp');
  return sharp(bytes, { animated, limitInputPixels: mostPixels, failOn: 'error' }).autoOrient();
}

/**
 * Encodes the picture. Few browsers show HEIC and BMP, so these become JPEG and PNG.
 *
 * @param {PictureOrder['format']} format
 * @param {import('sharp').Sharp} picture
 */
function write(format, picture) {
  if (format === 'png' || format === 'bmp') return picture.png();
  if (format === 'webp') return picture.webp({ quality: 85 });
  return format === 'gif' ? picture.gif() : picture.jpeg({ quality: 85 });
}

/**
 * Draws the logo on a white square, so that it is visible in every shape and on every background.
 *
 * @param {import('sharp').Sharp} picture
 */
async function drawLogo(picture) {
  const edge = (LOGO_EDGE - LOGO_INNER) / 2;
  const [before, after] = [Math.floor(edge), Math.ceil(edge)];
  const square = await picture
    .resize({ width: LOGO_INNER, height: LOGO_INNER, fit: 'contain', background: '#ffffff00' })
    .extend({ top: before, left: before, bottom: after, right: after, background: '#ffffff00' })
    .png()
    .toBuffer();
  return sharp(square)
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/**
 * Draws a small square around the most salient part of the picture, usually the face.
 *
 * @param {import('sharp').Sharp} picture
 */
function drawPortrait(picture) {
  return picture
    .resize({ width: PORTRAIT_EDGE, height: PORTRAIT_EDGE, fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .webp({ quality: 82 })
    .toBuffer();
}
