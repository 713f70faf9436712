import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/kernel/app-error';
import { aJpeg, aPdf } from '@/lib/testing/files';
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

describe('examineFile of a name without an extension', () => {
  const office = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]);

  it.each<[string, Buffer | string, string, string]>([
    ['menu', aPdf(), 'menu.pdf', ''],
    ['note', 'Good morning', 'note.txt', ''],
    ['list', 'room;guest', 'list.csv', 'text/csv'],
    ['letter', office, 'letter.doc', 'application/msword'],
    ['table', office, 'table.xls', 'application/vnd.ms-excel'],
  ])('recognizes the file by its content: %s', async (name, content, fileName, type) => {
    expect(await examine(name, content, type)).toMatchObject({ fileName });
  });

  it('refuses content that is not accepted or is ambiguous', async () => {
    for (const content of [SVG, HTML, '#!/bin/sh', Buffer.from([0, 1, 2, 3])])
      expect(await refusalOf('page', content)).toBe('unsupported_type');
    expect(await refusalOf('letter', office)).toBe('unsupported_type');
    expect(await refusalOf('photo', await aJpeg(), 'text/html')).toBe('unsupported_type');
  });
});

describe('examineFile of text in UTF-16', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

  it('accepts UTF-16 text in both byte orders and stores it unchanged', async () => {
    for (const bytes of [utf16('Grüße, 你好 🍀'), utf16('Grüße, 你好 🍀').swap16()])
      for (const name of ['note.txt', 'list.csv']) {
        const kept = await examine(name, bytes);
        expect(kept.bytes.equals(bytes)).toBe(true);
      }
  });

  it('refuses UTF-16 markup and invalid text', async () => {
    for (const text of [SVG, HTML, 'a\u0000b', 'a\u0007b'])
      for (const bytes of [utf16(text), utf16(text).swap16()])
        expect(await refusalOf('a.txt', bytes)).toBe('unsupported_type');
    expect(await refusalOf('a.txt', Buffer.from([0xff, 0xfe, 0x00, 0xd8]))).toBe('unsupported_type');
  });
});
