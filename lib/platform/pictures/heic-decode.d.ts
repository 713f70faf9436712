/** The part of heic-decode 2 we use; the package brings no types. */
declare module 'heic-decode' {
  type Picture = {
    width: number;
    height: number;
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  };
  const decode: {
    all(given: { buffer: Uint8Array }): Promise<Picture[] & { dispose(): void }>;
  };
  // biome-ignore lint/style/noDefaultExport: it is how the package is made.
  export default decode;
}
