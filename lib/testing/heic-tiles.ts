import { aHeic } from '@/lib/testing/heic';

type Tiles = {
  columns: number;
  rows: number;
  /** The side of each tile in pixels, which determines the size of the picture. */
  tileSide?: number;
  /** True where all tiles share the same bytes; otherwise each has its own. */
  sharesBytes?: boolean;
  /** The bytes of each tile. */
  tileBytes?: number;
};

/** Creates a picture of tiles in a HEIF container, as phones write it. A decoder cannot decode its tiles. */
export function aHeicOfTiles({
  columns,
  rows,
  tileSide = 64,
  sharesBytes = false,
  tileBytes = 44,
}: Tiles): Buffer {
  const tiles = Array.from({ length: columns * rows }, (_, index) => index + 2);
  const [width, height] = [columns * tileSide, rows * tileSide];
  const ispe = (w: number, h: number) => box('ispe', u32(0), u32(w), u32(h));
  const properties = box(
    'iprp',
    box('ipco', ispe(width, height), ispe(tileSide, tileSide)),
    box('ipma', u32(0), u32(tiles.length + 1), association(1, 1), ...tiles.map((id) => association(id, 2))),
  );
  const references = box('iref', u32(0), box('dimg', u16(1), u16(tiles.length), ...tiles.map(u16)));
  const extents = [{ id: 1, at: 0, length: 8 }].concat(
    tiles.map((id, index) => ({ id, at: 8 + (sharesBytes ? 0 : index * tileBytes), length: tileBytes })),
  );
  const meta = box(
    'meta',
    u32(0),
    box('hdlr', u32(0), u32(0), Buffer.from('pict'), Buffer.alloc(13)),
    box('pitm', u32(0), u16(1)),
    box('iinf', u32(0), u16(tiles.length + 1), entry(1, 'grid'), ...tiles.map((id) => entry(id, 'hvc1'))),
    // Offsets of four bytes, lengths of four, no base.
    box('iloc', u32(0), Buffer.from([0x44, 0]), u16(extents.length), ...extents.map(location)),
    properties,
    references,
  );
  const data = Buffer.alloc(8 + tileBytes * (sharesBytes ? 1 : tiles.length), 0x2a);
  return Buffer.concat([aHeic().subarray(0, aHeic().readUInt32BE(0)), meta, box('mdat', data)]);
}

function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(8 + body.length), Buffer.from(type), body]);
}

const entry = (id: number, type: string) =>
  box('infe', Buffer.from([2, 0, 0, 0]), u16(id), u16(0), Buffer.from(`${type}\0`));
const association = (id: number, property: number) => Buffer.concat([u16(id), Buffer.from([1, property])]);
const location = ({ id, at, length }: { id: number; at: number; length: number }) =>
  Buffer.concat([u16(id), u16(0), u16(1), u32(at), u32(length)]);

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
