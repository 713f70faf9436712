import fc from 'fast-check';

/** Generates any text: every plane of Unicode, controls, NUL, unpaired surrogates and plain letters. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  const anywhere = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
  const unit = fc.oneof(anywhere, fc.constantFrom(...'aZ0 \n\t\u0000"\\{[:,]}=&%+-_/<\u00a0\ud83d\u202e'));
  return fc.string({ unit, maxLength });
}
