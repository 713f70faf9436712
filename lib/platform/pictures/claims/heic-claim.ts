import { BrokenHeader, type Claim } from './claim';
import { type HeicItems, readHeicItems } from './heic-boxes';

/** A phone's largest picture within our limit has 192: what counts is that a decoder is set up for each. */
const MOST_TILES = 256;
/** Tiles at the right and lower edge reach beyond the picture. */
const EDGES = 1.5;
const DERIVED = ['grid', 'iovl', 'iden', 'tmap'];
type Cost = { tiles: number; pixels: number; bytes: number };

/**
 * The largest picture in the container. A picture of tiles claims what all its tiles have together, where that is
 * more than the picture shows; tiles that share their bytes claim more than the file holds.
 */
export function readHeicClaim(bytes: Buffer): Claim {
  const items = readHeicItems(bytes);
  if (items.areas.size === 0) throw new BrokenHeader('No size.');
  let [pixels, isHeld] = [0, true];
  for (const [item, own] of items.areas) {
    const cost: Cost = { tiles: 0, pixels: 0, bytes: 0 };
    addCost(items, item, cost);
    pixels = Math.max(pixels, own, cost.pixels / EDGES);
    isHeld &&= cost.bytes > 0 && cost.bytes <= bytes.length;
  }
  return { pixels, mostPixels: isHeld ? pixels : 0 };
}

function addCost(items: HeicItems, item: number, cost: Cost): void {
  // Counted with everything that is looked at, so that items made of each other end here too.
  cost.tiles += 1;
  if (cost.tiles > MOST_TILES) throw new BrokenHeader('Too many tiles.');
  const parts = items.parts.get(item) ?? [];
  for (const part of parts) addCost(items, part, cost);
  if (parts.length > 0 || DERIVED.includes(items.types.get(item) ?? '')) return;
  cost.pixels += items.areas.get(item) ?? 0;
  cost.bytes += items.lengths.get(item) ?? 0;
}
