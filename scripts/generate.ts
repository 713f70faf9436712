import { generateClient } from './generate-client';

try {
  console.log((await generateClient()) ? 'Generated the Prisma client.' : 'The Prisma client is up to date.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
