/** Fetches a file from an address that we signed ourselves. It follows no redirect and gives up after a silence. */
export async function fetchFile(url: string, silenceMs: number): Promise<Response> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    // A compressed file would differ from its stated length.
    const headers = { 'Accept-Encoding': 'identity' };
    const response = await fetch(url, { redirect: 'error', headers, signal: silence.signal });
    const { status, headers: said } = response;
    return new Response(response.body && patient(response.body, silenceMs), { status, headers: said });
  } finally {
    clearTimeout(timer);
  }
}

/** Measures the silence only while the consumer waits for data: a slow consumer is no fault of the source. */
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

/** Reads the whole body, or returns `more` where it is longer than `mostBytes`. */
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
