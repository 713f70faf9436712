import { BrokenHeader } from './claim';

/** The items of a HEIF container (ISO/IEC 14496-12 and 23008-12). */
export type HeicItems = {
  types: ReadonlyMap<number, string>;
  /** The pixels of each item. */
  areas: ReadonlyMap<number, number>;
  /** The bytes of all extents of each item. */
  lengths: ReadonlyMap<number, number>;
  /** The items from which an item is composed; one item may be named many times. */
  parts: ReadonlyMap<number, readonly number[]>;
};
type Box = { type: string; body: Buffer };

export function readHeicItems(bytes: Buffer): HeicItems {
  const meta = boxIn(boxesOf(bytes), 'meta');
  const boxes = boxesOf(meta.subarray(4));
  const properties = boxesOf(boxIn(boxes, 'iprp'));
  return {
    types: readTypes(boxIn(boxes, 'iinf')),
    areas: readAreas(boxesOf(boxIn(properties, 'ipco')), properties),
    lengths: readLengths(boxIn(boxes, 'iloc')),
    parts: readParts(boxes.find(({ type }) => type === 'iref')?.body ?? null),
  };
}

function boxIn(boxes: readonly Box[], type: string): Buffer {
  const box = boxes.find((each) => each.type === type);
  if (!box) throw new BrokenHeader(`No ${type}.`);
  return box.body;
}

function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = bytes.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short || bytes.length - at;
    if (size < head) throw new BrokenHeader('A box smaller than its own head.');
    boxes.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      body: bytes.subarray(at + head, at + size),
    });
    at += size;
  }
  return boxes;
}

/** Reads numbers one after the other; their sizes depend on the version of the box. */
function reader(bytes: Buffer, from: number) {
  let at = from;
  return (size: number): number => {
    const value =
      size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
}

function readTypes(iinf: Buffer): Map<number, string> {
  const entries = boxesOf(iinf.subarray(iinf.readUInt8(0) === 0 ? 6 : 8));
  return new Map(
    entries.map(({ body }) => {
      const idBytes = body.readUInt8(0) >= 3 ? 4 : 2;
      const typeAt = 4 + idBytes + 2;
      return [body.readUIntBE(4, idBytes), body.toString('latin1', typeAt, typeAt + 4)];
    }),
  );
}

function readAreas(properties: readonly Box[], tables: readonly Box[]): Map<number, number> {
  const areas = new Map<number, number>();
  for (const { body } of tables.filter(({ type }) => type === 'ipma')) {
    const read = reader(body, 4);
    const idBytes = body.readUInt8(0) === 0 ? 2 : 4;
    const indexBytes = body.readUInt8(3) & 1 ? 2 : 1;
    for (let left = read(4); left > 0; left -= 1) {
      const item = read(idBytes);
      for (let more = read(1); more > 0; more -= 1) {
        const index = read(indexBytes) & (indexBytes === 2 ? 0x7fff : 0x7f);
        const property = properties[index - 1];
        if (property?.type !== 'ispe') continue;
        areas.set(item, property.body.readUInt32BE(4) * property.body.readUInt32BE(8));
      }
    }
  }
  return areas;
}

function readLengths(iloc: Buffer): Map<number, number> {
  const version = iloc.readUInt8(0);
  const [offsets, bases] = [iloc.readUInt8(4), iloc.readUInt8(5)];
  const [offsetBytes, lengthBytes, baseBytes] = [offsets >> 4, offsets & 15, bases >> 4];
  const extentIndexBytes = version === 0 ? 0 : bases & 15;
  const read = reader(iloc, 6);
  const wide = version >= 2 ? 4 : 2;
  const lengths = new Map<number, number>();
  for (let left = read(wide); left > 0; left -= 1) {
    const item = read(wide);
    // The construction method, from version 1 on, and the index of the file with the data.
    read(version === 0 ? 2 : 4);
    read(baseBytes);
    let sum = 0;
    for (let more = read(2); more > 0; more -= 1) {
      read(extentIndexBytes);
      read(offsetBytes);
      sum += read(lengthBytes);
    }
    lengths.set(item, sum);
  }
  return lengths;
}

function readParts(iref: Buffer | null): Map<number, number[]> {
  const parts = new Map<number, number[]>();
  if (!iref) return parts;
  const idBytes = iref.readUInt8(0) === 0 ? 2 : 4;
  for (const { type, body } of boxesOf(iref.subarray(4))) {
    if (type !== 'dimg') continue;
    const read = reader(body, 0);
    const whole = read(idBytes);
    const named = Array.from({ length: read(2) }, () => read(idBytes));
    parts.set(whole, [...(parts.get(whole) ?? []), ...named]);
  }
  return parts;
}
