export type Rgb = readonly [number, number, number];

export const WHITE: Rgb = [255, 255, 255];
export const BLACK: Rgb = [0, 0, 0];
/**
 * The background of the page in light mode. It is darker than white, so a colour that is readable on it also carries
 * white text.
 */
export const DAY_PAPER: Rgb = [246, 244, 239];
/** WCAG 2.2, 1.4.3. */
export const READABLE_CONTRAST = 4.5;

export function parseHex(color: string): Rgb | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(color.trim())?.[1];
  if (!digits) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function toHex(color: Rgb): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

export function mix(color: Rgb, towards: Rgb, share: number): Rgb {
  const [red, green, blue] = color;
  return [
    red + (towards[0] - red) * share,
    green + (towards[1] - green) * share,
    blue + (towards[2] - blue) * share,
  ];
}

/** From 1 for equal colours to 21 for black on white. */
export function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/**
 * Checks a hotel's colour, which must carry white text and be readable on the page. For a colour that is too light,
 * returns its contrast and the nearest darker shade that is readable. Null for an acceptable colour and for an invalid
 * one.
 */
export function tooLight(color: string): { contrast: number; darker: string } | null {
  const brand = parseHex(color);
  if (!brand) return null;
  const found = contrast(brand, DAY_PAPER);
  if (found >= READABLE_CONTRAST) return null;
  for (let share = STEP; share < 1; share += STEP) {
    const darker = toHex(mix(brand, BLACK, share));
    const rounded = parseHex(darker);
    if (rounded && contrast(rounded, DAY_PAPER) >= READABLE_CONTRAST) return { contrast: found, darker };
  }
  return { contrast: found, darker: toHex(BLACK) };
}

const STEP = 0.005;

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
