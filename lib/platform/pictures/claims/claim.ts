/** The size that the header of a picture claims. Every header reader throws where the header is broken. */
export type Claim = {
  /** The pixels of all frames together, each as large as the canvas: a decoder allocates that much. */
  pixels: number;
  /** The most pixels that the given bytes can contain, however well they are compressed. */
  mostPixels: number;
};

export class BrokenHeader extends Error {
  override name = 'BrokenHeader';
}

export function area(width: number, height: number): number {
  if (width < 1 || height < 1) throw new BrokenHeader('A side is shorter than one pixel.');
  return width * height;
}
