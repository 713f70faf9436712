import type { CSSProperties } from 'react';

type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const DAY_PAPER: Rgb = [246, 244, 239];
const NIGHT_PAPER: Rgb = [19, 18, 16];
/** WCAG asks 3:1 of a shape against its ground, and 4.5:1 of text; the rest leaves room for a quote's tint. */
const SHAPE_CONTRAST = 3;
const TEXT_CONTRAST = 5.5;
const STEP = 0.06;

/**
 * A brand's colour as custom properties, moved just far enough that it stands out from the page by day and by
 * night and that text can be read on it. Use it on an element with the class `hotel-theme`.
 */
export function accentStyle(color: string): CSSProperties {
  const brand = parseHex(color);
  if (!brand) return {};
  const day = readable(apart(brand, DAY_PAPER, BLACK));
  const night = readable(apart(brand, NIGHT_PAPER, WHITE));
  const style: Record<`--${string}`, string> = {
    '--accent-day': toHex(day),
    '--accent-day-ink': inkOn(day),
    '--accent-night': toHex(night),
    '--accent-night-ink': inkOn(night),
  };
  return style;
}

function parseHex(color: string): Rgb | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(color.trim())?.[1];
  if (!digits) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function apart(color: Rgb, ground: Rgb, towards: Rgb): Rgb {
  let moved = color;
  while (contrast(moved, ground) < SHAPE_CONTRAST) moved = mix(moved, towards);
  return moved;
}

function readable(color: Rgb): Rgb {
  let moved = color;
  while (Math.max(contrast(moved, WHITE), contrast(moved, BLACK)) < TEXT_CONTRAST) {
    moved = mix(moved, contrast(moved, WHITE) >= contrast(moved, BLACK) ? BLACK : WHITE);
  }
  return moved;
}

function inkOn(color: Rgb): string {
  return contrast(color, WHITE) >= TEXT_CONTRAST ? '#ffffff' : '#14110d';
}

function mix(color: Rgb, towards: Rgb): Rgb {
  const [red, green, blue] = color;
  return [
    red + (towards[0] - red) * STEP,
    green + (towards[1] - green) * STEP,
    blue + (towards[2] - blue) * STEP,
  ];
}

function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toHex(color: Rgb): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
