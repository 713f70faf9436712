import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
import { first, memory, network, SCOPE, tab } from './testing/tab';
import type { StoredFile } from './unsent-file';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);
const photo = (name: string): StoredFile => ({
  id: `id of ${name}`,
  name,
  mimeType: 'image/jpeg',
  blob: new Blob([name]),
  attachmentId: null,
});

it('uploads the files first, in their order, and sends the message with their ids', async () => {
  const { sender, attempts, uploads, world } = tab();
  sender.compose('The leak', null, null, [photo('sink.jpg'), photo('floor.jpg')]);
  expect(first(world.state.unsent).files.map(({ name, progress }) => [name, progress])).toEqual([
    ['sink.jpg', 0],
    ['floor.jpg', 0],
  ]);
  await settle();
  expect(uploads.asked).toEqual(['sink.jpg', 'floor.jpg']);
  expect(attempts).toMatchObject([{ body: 'The leak', attachmentIds: [1001, 1002] }]);
  expect(world.state.unsent).toEqual([]);
});

it('shows the progress of an upload', async () => {
  const { sender, uploads, world } = tab();
  uploads.answers.push('hang');
  sender.compose('', null, null, [photo('sink.jpg')]);
  await settle();
  expect(first(world.state.unsent)).toMatchObject({ state: 'sending', files: [{ progress: 0.5 }] });
});

it('keeps the order of writing: a text waits for the photo before it', async () => {
  const { sender, uploads, server } = tab();
  uploads.answers.push(network(), network());
  sender.compose('Look', null, null, [photo('sink.jpg')]);
  sender.compose('Do you see it?', null, null);
  await settle();
  expect(server.rows()).toEqual([]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(server.rows().map((row) => row.message)).toEqual(['Look', 'Do you see it?']);
});

it('uploads only the missing files after a reload, and sends the message once', async () => {
  const store = memory();
  const before = tab(store);
  before.uploads.answers.push('taken', network());
  before.sender.compose('Two', null, null, [photo('one.jpg'), photo('two.jpg')]);
  await settle();
  before.sender.stop();
  const after = tab(store);
  after.sender.flush();
  await settle();
  expect([before.uploads.asked, after.uploads.asked]).toEqual([['one.jpg', 'two.jpg'], ['two.jpg']]);
  expect(after.attempts).toMatchObject([{ body: 'Two', attachmentIds: [1001, 1001] }]);
  expect((await store.list(SCOPE)).messages).toEqual([]);
});

it('does not upload a file again when the message is retried', async () => {
  const { sender, uploads, attempts } = tab(memory(), [network()]);
  sender.compose('Look', null, null, [photo('sink.jpg')]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(uploads.asked).toEqual(['sink.jpg']);
  expect(attempts.map(({ attachmentIds }) => attachmentIds)).toEqual([[1001], [1001]]);
  expect(new Set(attempts.map(({ clientMessageId }) => clientMessageId)).size).toBe(1);
});

it('uploads a file again that the server has deleted, and then marks the message as failed', async () => {
  const unknown = () => new ApiProblem('not_found', 404);
  const { sender, uploads, attempts, world } = tab(memory(), [network(), unknown(), unknown()]);
  sender.compose('Look', null, null, [photo('sink.jpg')]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(uploads.asked).toEqual(['sink.jpg', 'sink.jpg']);
  expect(attempts.map(({ attachmentIds }) => attachmentIds)).toEqual([[1001], [1001], [1002]]);
  expect(world.state.unsent).toMatchObject([{ state: 'failed', refusal: 'not_found' }]);
});

it('fails a message whose file is refused, and uploads it again on a retry', async () => {
  const { sender, uploads, world, attempts } = tab();
  uploads.answers.push(new ApiProblem('unsupported_type', 415));
  sender.compose('Look', null, null, [photo('sink.jpg')]);
  await settle();
  expect(world.state.unsent).toMatchObject([{ state: 'failed', refusal: 'unsupported_type' }]);
  expect(attempts).toEqual([]);
  sender.retry(first(world.state.unsent));
  await settle();
  expect([attempts.length, world.state.unsent.length]).toEqual([1, 0]);
});

it('aborts the upload of a discarded message and sends the next message', async () => {
  const { sender, uploads, world, server } = tab();
  uploads.answers.push('hang');
  sender.compose('Better not', null, null, [photo('wrong.jpg')]);
  sender.compose('Good evening', null, null);
  await settle();
  const { clientMessageId } = first(world.state.unsent);
  sender.discard(clientMessageId);
  sender.settle(clientMessageId);
  await settle();
  expect(server.rows().map((row) => row.message)).toEqual(['Good evening']);
});
