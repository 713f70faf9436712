/** The part of heic-decode 2 that we use; the package has no types. */
declare module 'heic-decode' {
  type Picture = {
    width: number;
    height: number;
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  };
  const decode: {
    all(given: { buffer: Uint8Array }): Promise<Picture[] & { dispose(): void }>;
  };
  // biome-ignore lint/style/noDefaultExport: the package has a default export.
  export default decode;
}
