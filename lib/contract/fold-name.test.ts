import { describe, expect, it } from 'vitest';
import { CAPITALS, foldName, LETTERS, nameHolds, SEPARATORS } from '@/lib/contract/fold-name';

describe('nameHolds', () => {
  it.each([
    [
      'Jürgen Müller-Łukasz',
      ['muller', 'MULLER', 'mueller', 'łukasz', 'lukasz jurgen', 'müller jür', "mu'ller"],
    ],
    ['Jürgen Mueller', ['müller', 'mueller']],
    ['Siobhán O’Brien', ["o'brien", 'obrien', 'o´brien', 'o brien', 'siobhan', 'brien siob']],
    ['Søren Ødegård', ['soren', 'odegard', 'oedegaard', 'SØREN']],
    ['Groß Æsop', ['gross', 'GROẞ', 'aesop', 'æsop']],
    ['Jose\u0301 Núñez', ['josé', 'jose', 'nunez jose']],
    ['İbrahim Işık', ['ibrahim', 'isik', 'IŞIK']],
    ['Đặng Thị Hồng', ['dang', 'thi hong', 'đặng']],
    ['Γιώργος Παπαδόπουλος', ['γιωργος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ', 'παπαδοπουλοσ']],
    ['Фёдор Йозеф', ['федор', 'ФЁДОР', 'иозеф']],
    ['أحمد بن محمّد', ['احمد', 'محمد']],
    ['Anne-Marie  D’Arcy', ['anne marie', 'marie-anne', 'darcy']],
    ['田中 太郎', ['田中', '太郎 田中']],
    ['ＡＬＩＣＥ', ['alice']],
  ])('finds the name %s by its spellings', (name, looked) => {
    expect(looked.filter((words) => !nameHolds(name, words))).toEqual([]);
  });

  it.each([
    ['Jürgen Müller', 'muller anna'],
    ['Jürgen Müller', 'miller'],
    ['Jürgen Müller', "'"],
    ['Jürgen Müller', '\u0301'],
    ['Jürgen Müller', ' - '],
    ['कमल', 'कामिल'],
  ])('does not find the name %s by %j', (name, looked) => {
    expect(nameHolds(name, looked)).toBe(false);
  });
});

it('lists each letter once in the tables and maps no letter into another plane', () => {
  for (const { from, to } of [SEPARATORS, LETTERS, CAPITALS]) {
    expect(new Set(from).size).toBe(Array.from(from).length);
    expect(from).not.toMatch(/\p{Surrogate}/u);
    expect(to.length).toBeLessThanOrEqual(from.length);
  }
  expect(foldName(foldName('Ångström–O’Neill'))).toBe('angstrom oneill');
});
