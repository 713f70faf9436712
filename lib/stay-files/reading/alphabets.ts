/** The regions of encodings. `unicode` covers all countries; each of the others covers one region. */
const REGIONS = [
  ...([
    'unicode',
    'western',
    'central',
    'cyrillic',
    'greek',
    'turkish',
    'baltic',
    'hebrew',
    'arabic',
  ] as const),
  ...(['vietnamese', 'thai', 'japanese', 'chinese', 'korean'] as const),
] as const;
type Region = (typeof REGIONS)[number];

export type Alphabet = {
  /** The display name; unique in the table. */
  readonly name: string;
  readonly region: Region;
  /** The label of the browser's own decoder. */
  readonly browser?: string;
  /** The name in `iconv-lite`, when browsers have no such decoder. */
  readonly iconv?: string;
  /** The names that the detector uses. */
  readonly detected: readonly string[];
};

const browser = (name: string, region: Region, ...detected: string[]): Alphabet => ({
  ...{ name, region, browser: name.toLowerCase(), detected: [name, ...detected] },
});
const older = (name: string, region: Region, iconv: string, ...detected: string[]): Alphabet => ({
  ...{ name, region, iconv, detected: [name, ...detected] },
});

/** When the detector rates two encodings alike, the earlier one is used: current systems come before older ones. */
export const ALPHABETS: readonly Alphabet[] = [
  browser('UTF-8', 'unicode'),
  browser('UTF-16LE', 'unicode', 'utf-16-le'),
  browser('UTF-16BE', 'unicode', 'utf-16-be'),
  browser('Windows-1252', 'western', 'ISO-8859-1', 'cp1252'),
  browser('ISO-8859-15', 'western', 'iso8859-15'),
  browser('Windows-1250', 'central', 'cp1250'),
  browser('ISO-8859-2', 'central'),
  browser('Windows-1251', 'cyrillic', 'cp1251'),
  browser('Windows-1253', 'greek', 'cp1253'),
  browser('ISO-8859-7', 'greek'),
  browser('Windows-1254', 'turkish', 'ISO-8859-9', 'cp1254'),
  browser('Windows-1255', 'hebrew', 'ISO-8859-8', 'cp1255'),
  browser('Windows-1256', 'arabic', 'cp1256'),
  browser('ISO-8859-6', 'arabic'),
  browser('Windows-1257', 'baltic', 'cp1257', 'ISO-8859-13'),
  browser('Windows-1258', 'vietnamese', 'cp1258'),
  browser('Windows-874', 'thai', 'CP874', 'TIS-620'),
  browser('Shift_JIS', 'japanese', 'CP932', 'SHIFT_JIS'),
  browser('EUC-JP', 'japanese'),
  browser('ISO-2022-JP', 'japanese'),
  browser('GB18030', 'chinese', 'GBK', 'GB2312'),
  browser('Big5', 'chinese', 'Big5-HKSCS'),
  browser('EUC-KR', 'korean', 'CP949'),
  browser('KOI8-R', 'cyrillic'),
  browser('KOI8-U', 'cyrillic', 'koi8-u'),
  browser('ISO-8859-5', 'cyrillic'),
  { ...browser('Mac Roman', 'western', 'MacRoman'), browser: 'macintosh' },
  { ...browser('Mac Cyrillic', 'cyrillic', 'MacCyrillic'), browser: 'x-mac-cyrillic' },
  older('Mac Central European', 'central', 'maccenteuro', 'MacLatin2'),
  older('Mac Greek', 'greek', 'macgreek', 'MacGreek'),
  older('Mac Turkish', 'turkish', 'macturkish', 'MacTurkish'),
  older('DOS 850', 'western', 'cp850', 'cp850', 'cp858'),
  older('DOS 437', 'western', 'cp437', 'cp437'),
  older('DOS 852', 'central', 'cp852', 'cp852'),
  older('DOS 857', 'turkish', 'cp857', 'cp857'),
  older('DOS 737', 'greek', 'cp737', 'cp737'),
  older('DOS 775', 'baltic', 'cp775', 'cp775'),
  { ...browser('DOS 866', 'cyrillic', 'IBM866', 'cp866'), browser: 'ibm866' },
];
