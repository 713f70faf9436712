/** A file from an address we signed ourselves. Nobody is followed elsewhere, and nobody is waited for for ever. */
export async function fetchFile(url: string, silenceMs: number): Promise<Response> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    // Packed, it would be of another length than it says.
    const headers = { 'Accept-Encoding': 'identity' };
    const response = await fetch(url, { redirect: 'error', headers, signal: silence.signal });
    const { status, headers: said } = response;
    return new Response(response.body && patient(response.body, silenceMs), { status, headers: said });
  } finally {
    clearTimeout(timer);
  }
}

/** Counts the silence only while somebody wants to read on: a slow reader is no fault of the source's. */
function patient(body: ReadableStream<Uint8Array>, silenceMs: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const timer = setTimeout(() => {
        controller.error(new Error('The file stopped coming in.'));
        reader.cancel().catch(() => undefined);
      }, silenceMs);
      try {
        const { done, value } = await reader.read();
        if (!done) controller.enqueue(value);
        else controller.close();
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** All of it, unless it is more than that. */
export async function readAtMost(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
): Promise<Buffer | 'more'> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return 'more';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
