import { ALPHABETS, type Alphabet } from './alphabets';

export type DecodedText = { readonly text: string; readonly alphabet: string };

/** The detector needs no more than this, and would be slow for a whole year of stays. */
const SAMPLE_BYTES = 128 * 1024;
/** Candidates of nearly the same confidence are compared by the text that they produce. */
const NEARLY = 0.6;

const MARKS: readonly { bytes: readonly number[]; alphabet: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], alphabet: 'UTF-8' },
  { bytes: [0xff, 0xfe], alphabet: 'UTF-16LE' },
  { bytes: [0xfe, 0xff], alphabet: 'UTF-16BE' },
];

/** Decodes the file with the chosen encoding, or with the most likely one. */
export async function decodeText(bytes: Uint8Array<ArrayBuffer>, chosen?: string): Promise<DecodedText> {
  const alphabet = ALPHABETS.find(({ name }) => name === (chosen ?? markedAs(bytes)));
  if (alphabet) return decoded(bytes, alphabet);
  const unicode = asUtf8(bytes);
  return unicode === null ? decoded(bytes, await detect(bytes)) : { text: unicode, alphabet: 'UTF-8' };
}

async function decoded(bytes: Uint8Array<ArrayBuffer>, alphabet: Alphabet): Promise<DecodedText> {
  const text = await decodeAs(bytes, alphabet);
  return { text: text.replace(/^\uFEFF/, ''), alphabet: alphabet.name };
}

function markedAs(bytes: Uint8Array): string | undefined {
  return MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))?.alphabet;
}

/** Null when the bytes are no UTF-8, or contain NUL as UTF-16 does in every second byte. */
function asUtf8(bytes: Uint8Array<ArrayBuffer>): string | null {
  if (bytes.subarray(0, SAMPLE_BYTES).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Both libraries are large, so each is loaded only for a file that needs it. */
async function decodeAs(bytes: Uint8Array<ArrayBuffer>, { browser, iconv }: Alphabet): Promise<string> {
  if (browser !== undefined || iconv === undefined) return new TextDecoder(browser ?? 'utf-8').decode(bytes);
  const { decode } = (await import('iconv-lite')).default;
  return decode(bytes, iconv);
}

async function detect(bytes: Uint8Array<ArrayBuffer>): Promise<Alphabet> {
  const { detectAll } = await import('jschardet');
  const sample = bytes.slice(0, SAMPLE_BYTES);
  const found = new Map<Alphabet, number>();
  for (const { encoding, confidence } of detectAll(sample, { minimumThreshold: 0 })) {
    const alphabet = ALPHABETS.find(({ detected }) => detected.some((name) => isSame(name, encoding ?? '')));
    if (alphabet && !found.has(alphabet)) found.set(alphabet, confidence);
  }
  const best = Math.max(...found.values());
  const near = ALPHABETS.filter((alphabet) => (found.get(alphabet) ?? 0) >= best * NEARLY);
  const oddities = await Promise.all(
    near.map(async (alphabet) => ({ alphabet, odd: countOdd(await decodeAs(sample, alphabet)) })),
  );
  // The order of the table decides between candidates that produce equally plausible text.
  const likely = [...oddities].sort((one, other) => one.odd - other.odd)[0];
  return likely?.alphabet ?? WESTERN;
}

/** The fallback when the detector has no result. */
const WESTERN: Alphabet = { name: 'Windows-1252', region: 'western', browser: 'windows-1252', detected: [] };

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/**
 * Patterns that a wrong encoding produces: symbols next to letters, quotation marks within words, capitals after small
 * letters.
 */
const ODD = [
  String.raw`\p{L}[\p{S}\p{Co}\p{Cc}¶§¡¿ª\ufffd‰†‡•…]`,
  String.raw`[\p{S}\p{Co}¶§¡¿ª\ufffd‰†‡•…]\p{L}`,
  String.raw`\p{L}[‘“”„‚‹›«»—–](?=\p{L}|[;,\t])`,
  String.raw`\p{Ll}\p{Lu}`,
  String.raw`\b\p{Lu}\p{Lu}\p{Ll}{3}`,
].join('|');

function countOdd(text: string): number {
  return text.match(new RegExp(ODD, 'gu'))?.length ?? 0;
}
