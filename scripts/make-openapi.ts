import { writeFile } from 'node:fs/promises';
import { routesOnDisk } from '@/lib/testing/routes-on-disk';
import { describeApi } from './openapi/document';

/** Writes the API description to the file that browsers and tools read. `npm test` compares the two. */
await writeFile(
  'public/openapi.json',
  `${JSON.stringify(await describeApi(await routesOnDisk()), null, 2)}\n`,
);
console.log('Wrote public/openapi.json');
process.exit(0);
