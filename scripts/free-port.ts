import { once } from 'node:events';
import { createServer, type ListenOptions } from 'node:net';

/**
 * Returns a port that is free now. Another process may take it before the caller listens, so the caller must be able to
 * repeat.
 */
export async function freePort(): Promise<number> {
  const port = await listenBriefly({ port: 0, host: '127.0.0.1' });
  if (port === null) throw new Error('This machine has no free port on 127.0.0.1.');
  return port;
}

export async function portIsFree(port: number): Promise<boolean> {
  // Checks both, because macOS lets one program have 127.0.0.1 while another has every address.
  return (
    (await listenBriefly({ port, host: '127.0.0.1' })) !== null && (await listenBriefly({ port })) !== null
  );
}

async function listenBriefly(where: ListenOptions): Promise<number | null> {
  const server = createServer();
  try {
    server.listen({ ...where, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(String(error.code))) {
      return null;
    }
    throw error;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : null;
}
