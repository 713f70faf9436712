import { BrokenHeader, type Claim } from './claim';
import { type HeicItems, readHeicItems } from './heic-boxes';

/**
 * The largest picture of a phone within our limit has 192 tiles. The limit exists because a decoder is set up for each
 * tile.
 */
const MOST_TILES = 256;
/** Tiles at the right and lower edges reach beyond the picture. */
const EDGES = 1.5;
const DERIVED = ['grid', 'iovl', 'iden', 'tmap'];
type Cost = { tiles: number; pixels: number; bytes: number };

/**
 * Returns the claim of the largest picture in the container. A tiled picture claims the pixels of all its tiles, where
 * they are more than the picture shows. Tiles that share their bytes claim more than the file can contain.
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
  // Every visited item is counted, so that items composed of each other end here too.
  cost.tiles += 1;
  if (cost.tiles > MOST_TILES) throw new BrokenHeader('Too many tiles.');
  const parts = items.parts.get(item) ?? [];
  for (const part of parts) addCost(items, part, cost);
  if (parts.length > 0 || DERIVED.includes(items.types.get(item) ?? '')) return;
  cost.pixels += items.areas.get(item) ?? 0;
  cost.bytes += items.lengths.get(item) ?? 0;
}
