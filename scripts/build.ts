import { buildApp } from './build-app';

try {
  const isNew = await buildApp('inherit');
  if (!isNew) console.log('Nothing has changed since the last build.');
} catch (error) {
  console.error(error instanceof Error ? error.message.split('\n')[0] : error);
  process.exitCode = 1;
}
