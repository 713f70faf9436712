import sharp from 'sharp';
import type { GivenFile } from '@/lib/platform/files/examined-file';

/** Files of the demo's messages, drawn when they are needed, so that none is a real photo or menu. */
export const SEED_FILES = {
  'dripping-tap.jpg': async () => given('dripping-tap.jpg', 'image/jpeg', await drawTap()),
  'dinner-menu.pdf': async () =>
    given(
      'dinner-menu.pdf',
      'application/pdf',
      setPage([
        'Tonight',
        'Leek and potato soup',
        'Lamb from Kerry, mint, new potatoes',
        'Apple tart, cream',
      ]),
    ),
  'carte-du-diner.pdf': async () =>
    given(
      'carte-du-diner.pdf',
      'application/pdf',
      setPage(['Ce soir', 'Soupe aux poireaux', 'Agneau du Kerry, pommes nouvelles', 'Tarte aux pommes']),
    ),
} satisfies Record<string, () => Promise<GivenFile>>;
export type SeedFileName = keyof typeof SEED_FILES;

function given(name: string, declaredType: string, bytes: Buffer): GivenFile {
  return { name, declaredType, bytes };
}

/** Draws a tap that drips over a basin. */
async function drawTap(): Promise<Buffer> {
  const tiles = `<pattern id="t" width="120" height="120" patternUnits="userSpaceOnUse">
    <rect width="120" height="120" fill="#cfd8d6"/><rect x="3" y="3" width="114" height="114" rx="4" fill="#e9eeec"/></pattern>`;
  const chrome = `<linearGradient id="c" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#f7fafc"/>
    <stop offset=".45" stop-color="#9aa7b1"/><stop offset=".6" stop-color="#5d6a75"/><stop offset="1" stop-color="#cdd5db"/></linearGradient>`;
  const drop = (y: number, size: number) =>
    `<path d="M632 ${y} q${size} ${size * 1.5} 0 ${size * 2.2} q-${size} -${size * 0.7} 0 -${size * 2.2}" fill="#5aa7d6" opacity=".85"/>`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="750"><defs>${tiles}${chrome}</defs>
    <rect width="1000" height="750" fill="url(#t)"/>
    <path d="M300 470 V300 Q300 190 410 190 H560 Q650 190 650 280 V330 H612 V290 Q612 232 552 232 H420 Q350 232 350 300 V470 Z"
      fill="url(#c)" stroke="#4a5660" stroke-width="3"/>
    <rect x="270" y="455" width="110" height="40" rx="8" fill="url(#c)"/><rect x="310" y="130" width="34" height="64" rx="8" fill="url(#c)"/>
    <rect x="250" y="112" width="154" height="30" rx="15" fill="url(#c)"/><rect x="604" y="326" width="54" height="22" rx="6" fill="#7b8791"/>
    ${drop(362, 13)}${drop(430, 15)}${drop(520, 17)}
    <path d="M90 560 H910 Q890 740 500 740 Q110 740 90 560 Z" fill="#fbfcfc" stroke="#b9c3c6" stroke-width="5"/>
    <ellipse cx="500" cy="585" rx="360" ry="34" fill="#dfe6e8"/><ellipse cx="632" cy="588" rx="90" ry="12" fill="#9ccbe6" opacity=".8"/></svg>`;
  return sharp(Buffer.from(picture)).jpeg({ quality: 82 }).toBuffer();
}

/** A PDF of one page with a heading and a few lines: as small as possible and readable by every program. */
function setPage([heading = '', ...lines]: readonly string[]): Buffer {
  const text = [
    `BT /F1 30 Tf 60 320 Td (${heading}) Tj ET`,
    ...lines.map((line, at) => `BT /F1 15 Tf 60 ${270 - at * 34} Td (${line}) Tj ET`),
  ].join('\n');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>',
  ];
  let page = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = page.length;
    page += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${page}${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${page.length}\n%%EOF\n`,
    'latin1',
  );
}
