import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type CloudinaryServer, startCloudinary } from '@/scripts/embedded/cloudinary';

export const ACCOUNT = { cloudName: 'killarney', key: '123456789012345', secret: 'cloudinary-canary-secret' };

/** Gives the tests of this file a Cloudinary stub on loopback. */
export function useCloudinary(): () => CloudinaryServer {
  let server: CloudinaryServer | undefined;
  beforeAll(async () => {
    server = await startCloudinary(ACCOUNT);
    process.env['CLOUDINARY_URL'] = server.address;
    // The SDK reads the address of Cloudinary when it is first loaded, and it stays loaded across files.
    const { v2: sdk } = await import('cloudinary');
    sdk.config(true);
  });
  beforeEach(() => {
    if (server) Object.assign(server, { fault: null, failAfter: null, calls: 0 });
  });
  afterAll(async () => {
    delete process.env['CLOUDINARY_URL'];
    await server?.close();
  });
  return () => {
    if (!server) throw new Error('There is no Cloudinary yet.');
    return server;
  };
}
