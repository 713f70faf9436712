import sharp from 'sharp';

const DEFAULT_COLOR = '#0f5c55';
const MOST_KEPT = 100;
const LOGO_SHARE = 0.84;
const drawn = new Map<string, Promise<Buffer>>();

/**
 * Draws a hotel's icon in its accent colour, for home screens and notifications. The background fills the square and
 * the symbol is well inside, so that no mask of a phone cuts it. It uses shapes only: servers have no reliable fonts.
 */
export function drawHotelIcon(color: string, size: number): Promise<Buffer> {
  const ground = /^#[0-9a-f]{6}$/i.test(color) ? color : DEFAULT_COLOR;
  return once(`${ground} ${size}`, () => draw(ground, size));
}

/** Draws the icon from a hotel's logo, which is on a white square already, with a larger margin. */
export function drawLogoIcon(logo: { hash: string; bytes: Uint8Array }, size: number): Promise<Buffer> {
  return once(`${logo.hash} ${size}`, () => {
    const inner = Math.round(size * LOGO_SHARE);
    const before = Math.floor((size - inner) / 2);
    const after = size - inner - before;
    return sharp(logo.bytes)
      .resize(inner, inner)
      .extend({ top: before, left: before, bottom: after, right: after, background: '#ffffff' })
      .png({ compressionLevel: 9 })
      .toBuffer();
  });
}

function once(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = drawn.get(key) ?? make();
  if (drawn.size >= MOST_KEPT) drawn.clear();
  drawn.set(key, known);
  return known;
}

function draw(ground: string, size: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="-10 -10 52 52">
    <rect x="-10" y="-10" width="52" height="52" fill="${ground}"/>
    <path fill="#fff" d="M8.5 2h15A6.5 6.5 0 0 1 30 8.5v11a6.5 6.5 0 0 1-6.5 6.5H14l-6.4 4.6A1 1 0 0 1 6 29.8v-4.3A6.5 6.5 0 0 1 2 19.5v-11A6.5 6.5 0 0 1 8.5 2Z"/>
    <g fill="${ground}"><circle cx="16" cy="8.8" r="1.5"/><path d="M9.3 17.5a6.7 6.7 0 0 1 13.4 0Z"/><rect x="8" y="18.7" width="16" height="2.2" rx="1.1"/></g>
  </svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}
