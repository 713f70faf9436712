import type { Random } from './random';

/** JSON that is written unchanged: numbers and keys that no JavaScript value can represent. */
class Raw {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

const NUMBERS: readonly unknown[] = [
  ...[0, -1, 1, 1.5, -0.0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 1e21, 5e-324],
  ...['-0', '1e400', '-1e400', '9223372036854775807', '9223372036854775808', `1${'0'.repeat(400)}`].map(
    (json) => new Raw(json),
  ),
  ...['NaN', 'Infinity', '-1', '1e3', '0x1', '٣', '2147483648', '9007199254740993', ' 1', '1 '],
];
const DAYS = [
  ...['0000-01-01', '0000-12-31', '0001-01-01', '1899-12-31', '9999-12-31', '10000-01-01', '-0001-01-01'],
  ...['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-00', '2026-11-31', '-1', '2026-11-30T00:00:00Z'],
  ...[
    '+275760-09-13',
    '294277-01-01',
    '4714-01-01 BC',
    'infinity',
    'epoch',
    'today',
    '٢٠٢٦-١١-٣٠',
    '2026-1-1',
  ],
];
const TEXTS = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udc00',
    'a\ud83d',
    '\ufeff',
    '\u202eabc',
    '\u200b',
    '\u2066a',
  ],
  ...[
    '\u200d',
    '👩\u200d👩\u200d👧',
    'می\u200cخواهم',
    '\u{10ffff}',
    '\u{e0041}',
    'e\u0301'.repeat(50),
    '\ufffe',
  ],
  ...[
    "' OR 1=1 --",
    '%',
    '%00',
    '%_%',
    '\\',
    '\\u0000',
    '%{x}',
    '{{x}}',
    '<script>',
    '../../etc/passwd',
    '//evil',
  ],
  ...[
    '\r\nSet-Cookie: a=b',
    '\t',
    '\u2028',
    'null',
    'undefined',
    'true',
    '[object Object]',
    '__proto__',
    'constructor',
  ],
  ...['x', 'http://', 'https://a:b@c/', 'javascript:alert(1)', 'http://[::1', 'a@b', `${'a'.repeat(64)}@b.c`],
  ...[
    'BK-2026-1',
    `BK-2026-${'9'.repeat(300)}`,
    'a'.repeat(255),
    'a'.repeat(256),
    'é'.repeat(300),
    '😀'.repeat(4100),
  ],
];

/** Generates a text that no field expects: of a known hostile kind, or of arbitrary characters. */
export function hostileText(random: Random): string {
  if (random.chance(0.2)) return random.pick(DAYS);
  if (random.chance(0.7)) return random.pick(TEXTS);
  const length = random.below(random.chance(0.1) ? 2000 : 20);
  return Array.from({ length }, () => anyCharacter(random)).join('');
}

function anyCharacter(random: Random): string {
  const limit = random.pick([0x80, 0x80, 0x3000, 0x10000, 0x110000]);
  return String.fromCodePoint(random.below(limit));
}

/** Generates anything that JSON can represent, and some values that only its text can. */
export function hostileValue(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 3 ? 4 : 8);
  if (kind === 0) return random.pick(NUMBERS);
  if (kind === 1 || kind === 2) return hostileText(random);
  if (kind === 3) return random.pick([null, true, false]);
  if (kind === 4) return new Raw(nested(random.pick([9, 11, 100, 5000])));
  if (kind === 5) return Array.from({ length: random.below(4) }, () => hostileValue(random, depth + 1));
  if (kind === 6)
    return { [random.pick(['not', 'gt', 'set', '$ne', 'id', ''])]: hostileValue(random, depth + 1) };
  return Array.from({ length: random.pick([51, 201]) }, () => random.pick(NUMBERS));
}

function nested(depth: number): string {
  return depth % 2 === 0
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** Writes JSON as JSON.stringify does, with raw parts unchanged and sometimes a duplicate key. */
export function writeJson(value: unknown, random: Random): string {
  if (value instanceof Raw) return value.json;
  if (Array.isArray(value)) return `[${value.map((each) => writeJson(each, random)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}:${writeJson(each, random)}`,
  );
  const [first] = fields;
  if (first !== undefined && random.chance(0.05)) fields.push(first);
  if (random.chance(0.02)) fields.push('"__proto__":{"admin":true}');
  return `{${fields.join(',')}}`;
}
