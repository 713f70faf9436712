const LONGEST_EDGES = [3000, 2000, 1200];
const QUALITY = 0.85;

/** The picture as a JPEG of at most that many bytes; null when this browser cannot read it, or it stays too large. */
export async function shrinkImage(blob: Blob, maxBytes: number): Promise<Blob | null> {
  const picture = await createImageBitmap(blob).catch(() => null);
  if (!picture) return null;
  try {
    for (const edge of LONGEST_EDGES) {
      const smaller = await draw(picture, edge);
      if (smaller && smaller.size <= maxBytes) return smaller;
    }
    return null;
  } finally {
    picture.close();
  }
}

async function draw(picture: ImageBitmap, longestEdge: number): Promise<Blob | null> {
  const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
}
