import type { AcceptedExtension } from '@/lib/contract/file-types';
import { AppError } from '@/lib/kernel/app-error';
import { type BoundedQueue, createBoundedQueue } from '@/lib/kernel/bounded-queue';
import { log } from '@/lib/kernel/log';
import type { DrawnPicture, PictureOrder, PictureTask } from './picture-messages';
import { type PictureLimits, type PictureProcess, startPictureProcess } from './picture-worker';
import { refuseByHeader } from './refuse-by-header';

const MEGABYTE = 1024 * 1024;
export const PICTURE_LIMITS: PictureLimits = {
  processorMs: 10_000,
  milliseconds: 30_000,
  bytes: 700 * MEGABYTE,
};
/** A larger process is replaced after the picture, because decoders do not release all their memory. */
const REPLACED_ABOVE_BYTES = 250 * MEGABYTE;
const IDLE_MS = 30_000;
const BUSY_SECONDS = 5;

type Pictures = { queue: BoundedQueue; worker: PictureProcess | null; idle: NodeJS.Timeout | undefined };
// Stored on globalThis: a build evaluates this module once per bundle, and the limit is for the process.
const home: { hotelmatePictures?: Pictures | undefined } = globalThis as never;

/**
 * Decodes an uploaded picture and re-encodes it, so that nothing but its pixels remains: upright, without place and
 * date, without appended data. It works on one picture at a time, in a process that may be killed.
 */
export async function drawPicture(
  task: PictureTask,
  format: AcceptedExtension,
  given: Uint8Array,
  limits = PICTURE_LIMITS,
): Promise<DrawnPicture> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  refuseByHeader(format, bytes);
  return pictures().queue.run(() => decode({ task, format, bytes }, limits));
}

function pictures(): Pictures {
  home.hotelmatePictures ??= {
    queue: createBoundedQueue({
      running: 1,
      waiting: 16,
      longestWaitMs: 20_000,
      refusal: () => new AppError('unavailable', { retryAfterSeconds: BUSY_SECONDS }),
    }),
    worker: null,
    idle: undefined,
  };
  return home.hotelmatePictures;
}

async function decode(order: PictureOrder, limits: PictureLimits): Promise<DrawnPicture> {
  const here = pictures();
  clearTimeout(here.idle);
  const worker = here.worker?.isAlive() ? here.worker : await start(limits);
  here.worker = worker;
  const answer = await worker.draw(order);
  if (answer.kind === 'killed') {
    log.warn({ format: order.format, bytes: order.bytes.length, why: answer.why }, 'pictures.killed');
    throw new AppError('unsupported_type', { detail: 'The picture takes too much to open.' });
  }
  const isLarge = answer.kind === 'drawn' && answer.usedBytes > REPLACED_ABOVE_BYTES;
  here.idle = setTimeout(() => worker.end(), isLarge ? 0 : IDLE_MS).unref();
  // The file is truncated or not a picture: for its sender, it is a picture that we cannot accept.
  if (answer.kind !== 'drawn') throw new AppError('unsupported_type');
  return answer;
}

async function start(limits: PictureLimits): Promise<PictureProcess> {
  try {
    return await startPictureProcess(limits);
  } catch (cause) {
    log.error({ err: cause }, 'pictures.not_started');
    throw new AppError('unavailable', { retryAfterSeconds: BUSY_SECONDS, cause });
  }
}
