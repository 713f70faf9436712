import type { CSSProperties } from 'react';
import { BLACK, contrast, DAY_PAPER, mix, parseHex, type Rgb, toHex, WHITE } from '@/lib/contract/colour';

const NIGHT_PAPER: Rgb = [19, 18, 16];
/**
 * WCAG demands a contrast of 3:1 for shapes and 4.5:1 for text. The difference to 5.5 allows for the tint of a quote.
 */
const SHAPE_CONTRAST = 3;
const TEXT_CONTRAST = 5.5;
const STEP = 0.06;

/**
 * A brand colour as custom properties, adjusted just enough to stand out from the page in light and dark mode and to
 * carry readable text. For an element with the class `hotel-theme`.
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

function apart(color: Rgb, ground: Rgb, towards: Rgb): Rgb {
  let moved = color;
  while (contrast(moved, ground) < SHAPE_CONTRAST) moved = mix(moved, towards, STEP);
  return moved;
}

function readable(color: Rgb): Rgb {
  let moved = color;
  while (Math.max(contrast(moved, WHITE), contrast(moved, BLACK)) < TEXT_CONTRAST) {
    moved = mix(moved, contrast(moved, WHITE) >= contrast(moved, BLACK) ? BLACK : WHITE, STEP);
  }
  return moved;
}

function inkOn(color: Rgb): string {
  return contrast(color, WHITE) >= TEXT_CONTRAST ? '#ffffff' : '#14110d';
}
