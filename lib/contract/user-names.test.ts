import { describe, expect, it } from 'vitest';
import { chosenNameSchema, typedNameSchema } from './user-name-schemas';
import { chosenPart, fullUserName, namesMeantBy } from './user-names';

describe('a chosen name', () => {
  it.each([
    ['una.roe', 'una.roe'],
    ['  Una.Roe ', 'una.roe'],
    ['ＵＮＡ-1', 'una-1'],
    ['1st_floor', '1st_floor'],
  ])('%j is taken as %s', (typed, name) => {
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
  ])('is refused %s', (_, typed) => {
    expect(chosenNameSchema.safeParse(typed).success).toBe(false);
  });
});

describe('a typed name', () => {
  it('is compared in one form, however it is written', () => {
    for (const typed of ['Una@Inn', ' una@inn', 'UNA＠inn\u3000'])
      expect(typedNameSchema.parse(typed)).toBe('una@inn');
  });

  it('may be as long as the longest chosen name with the longest slug', () => {
    const longest = fullUserName('u'.repeat(40), 's'.repeat(60));
    expect(typedNameSchema.parse(longest)).toBe(longest);
    expect(typedNameSchema.safeParse('u'.repeat(151)).success).toBe(false);
    expect(typedNameSchema.safeParse(' ').success).toBe(false);
  });

  it('means the person of the hotel first where it has no hotel and the hotel is known', () => {
    expect(namesMeantBy('una', 'inn')).toEqual(['una@inn', 'una']);
    expect(namesMeantBy('una', null)).toEqual(['una']);
    expect(namesMeantBy('una@other', 'inn')).toEqual(['una@other']);
  });

  it('has a chosen part with and without a hotel', () => {
    expect([chosenPart('una@inn'), chosenPart('una')]).toEqual(['una', 'una']);
  });
});
