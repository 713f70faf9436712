import { createReadingAnswers } from './answer-reading';
import type { ReadingAnswer, ReadingRequest } from './file-reader';

/** Runs in a worker: fifty thousand rows take seconds, and the page would not respond to input meanwhile. */
const answer = createReadingAnswers((message: ReadingAnswer) => postMessage(message));

addEventListener('message', ({ data }: MessageEvent<ReadingRequest>) => void answer(data));
