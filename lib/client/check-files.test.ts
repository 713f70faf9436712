import { describe, expect, it } from 'vitest';
import { LIMITS } from '@/lib/contract/limits';
import { ACCEPT, checkFiles } from './check-files';

const file = (name: string, bytes = 3, type = '') => new File(['x'.repeat(bytes)], name, { type });
const faultsOf = (...args: Parameters<typeof checkFiles>) =>
  checkFiles(...args).faults.map(({ fault }) => fault);

describe('checkFiles', () => {
  it.each([
    'a.jpg',
    'A.JPEG',
    'menu.pdf',
    'photo.HEIC',
    'table.xlsx',
    'list.csv',
    'x.tar.txt',
    'a.jfif',
    'a',
    '.jpg.',
    'no. 5',
  ])('accepts the file name %s', (name) => {
    expect(checkFiles([file(name)], 0)).toMatchObject({
      files: [{ name, attachmentId: null }],
      faults: [],
    });
  });

  it.each(['a.svg', 'a.html', 'a.exe', 'a.zip', 'a.jpg.php', 'a.jfif.b2', 'constructor.toString'])(
    'rejects the file name %j',
    (name) => {
      expect(faultsOf([file(name)], 0)).toEqual(['type']);
    },
  );

  it('rejects empty files and files above the upload limit', () => {
    const enormous = Object.defineProperty(file('a.pdf'), 'size', { value: LIMITS.directUploadBytes + 1 });
    expect(faultsOf([file('a.pdf', 0), enormous], 0)).toEqual(['empty', 'size']);
  });

  it('accepts five files at most, including those already in the message', () => {
    const six = Array.from({ length: 6 }, (_, at) => file(`${at}.jpg`));
    expect(checkFiles(six, 0).files).toHaveLength(5);
    expect(faultsOf(six, 0)).toEqual(['count']);
    expect(faultsOf(six.slice(0, 2), 4)).toEqual(['count']);
  });

  it('takes the MIME type from the extension when the system gives none', () => {
    expect(checkFiles([file('a.heic')], 0).files[0]?.mimeType).toBe('image/heic');
    expect(checkFiles([file('a.txt', 3, 'text/plain')], 0).files[0]?.mimeType).toBe('text/plain');
  });
});

it('offers exactly the accepted types in a file picker', () => {
  expect(ACCEPT.split(',')).toContain('.pdf');
  expect(ACCEPT).not.toContain('svg');
});
