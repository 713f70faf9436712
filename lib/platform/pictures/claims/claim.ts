/** What the header of a picture says of it. Every reader of a header throws where the header is broken. */
export type Claim = {
  /** Of all frames together, each as large as the canvas: that is what a decoder allocates. */
  pixels: number;
  /** More pixels than this cannot come out of the bytes that are there, however well they are packed. */
  mostPixels: number;
};

export class BrokenHeader extends Error {
  override name = 'BrokenHeader';
}

export function area(width: number, height: number): number {
  if (width < 1 || height < 1) throw new BrokenHeader('A side is shorter than one pixel.');
  return width * height;
}
