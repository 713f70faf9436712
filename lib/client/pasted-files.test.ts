import { expect, it } from 'vitest';
import { pastedFiles } from './pasted-files';

const file = (name: string) => new File(['x'], name, { type: 'image/png' });
const paste = (text: string, ...names: string[]) =>
  pastedFiles({ files: names.map(file), getData: (type) => (type === 'text/plain' ? text : '<table>') }).map(
    ({ name }) => name,
  );

it.each([
  ['cells of a spreadsheet beside their picture', 'Room\tGuest\r\n204\tByrne\r\n', ['image.png'], []],
  ['one word of a document beside its picture', 'Breakfast', ['image.png'], []],
  ['a sentence with an address', 'See https://example.ie', ['image.png'], []],
  ['a picture', '', ['image.png'], ['image.png']],
  ['a picture with empty text', ' \n', ['image.png'], ['image.png']],
  ['a picture of a page, with its address', 'https://example.ie/a.png', ['image.png'], ['image.png']],
  ['a file of a folder, with its name', 'menu.pdf', ['menu.pdf'], ['menu.pdf']],
  ['two files, with their names', 'a.pdf\r\nb.pdf', ['a.pdf', 'b.pdf'], ['a.pdf', 'b.pdf']],
  ['text alone', 'Hello', [], []],
])('returns the files that were meant when the clipboard holds %s', (_, text, given, meant) => {
  expect(paste(text, ...given)).toEqual(meant);
});
