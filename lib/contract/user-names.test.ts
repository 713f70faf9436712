import { describe, expect, it } from 'vitest';
import { chosenNameSchema, typedNameSchema } from './user-name-schemas';
import { chosenPart, fullUserName, namesMeantBy } from './user-names';

describe('chosenNameSchema', () => {
  it.each([
    ['una.roe', 'una.roe'],
    ['  Una.Roe ', 'una.roe'],
    ['ＵＮＡ-1', 'una-1'],
    ['1st_floor', '1st_floor'],
  ])('reads %j as %s', (typed, name) => {
    expect(chosenNameSchema.parse(typed)).toBe(name);
  });

  it.each([
    ['with the sign before a hotel', 'una@hotel-killarney'],
    ['with that sign in full width', 'una＠inn'],
    ['of two letters', 'un'],
    ['of 41 letters', 'u'.repeat(41)],
    ['with a letter that only looks like one of ours', 'unа.roe'],
    ['with an accent', 'úna'],
    ['with a space', 'una roe'],
    ['with a mark without width', 'una\u200broe'],
    ['that begins with a dot', '.una'],
  ])('rejects a name %s', (_, typed) => {
    expect(chosenNameSchema.safeParse(typed).success).toBe(false);
  });
});

describe('typedNameSchema', () => {
  it('compares all spellings of a name in one form', () => {
    for (const typed of ['Una@Inn', ' una@inn', 'UNA＠inn\u3000'])
      expect(typedNameSchema.parse(typed)).toBe('una@inn');
  });

  it('accepts the longest chosen name with the longest slug', () => {
    const longest = fullUserName('u'.repeat(40), 's'.repeat(60));
    expect(typedNameSchema.parse(longest)).toBe(longest);
    expect(typedNameSchema.safeParse('u'.repeat(151)).success).toBe(false);
    expect(typedNameSchema.safeParse(' ').success).toBe(false);
  });

  it('prefers the staff member of a known hotel for a name without a hotel', () => {
    expect(namesMeantBy('una', 'inn')).toEqual(['una@inn', 'una']);
    expect(namesMeantBy('una', null)).toEqual(['una']);
    expect(namesMeantBy('una@other', 'inn')).toEqual(['una@other']);
  });

  it('finds the chosen part with and without a hotel', () => {
    expect([chosenPart('una@inn'), chosenPart('una')]).toEqual(['una', 'una']);
  });
});
