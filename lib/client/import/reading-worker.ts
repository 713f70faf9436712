import { createReadingAnswers } from './answer-reading';
import type { ReadingAnswer, ReadingRequest } from './file-reader';

/** Runs apart from the page: fifty thousand rows take seconds, in which the page would not answer to a key. */
const answer = createReadingAnswers((message: ReadingAnswer) => postMessage(message));

addEventListener('message', ({ data }: MessageEvent<ReadingRequest>) => void answer(data));
