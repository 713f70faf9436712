import { parseArgs } from 'node:util';
import { applyMigrations, markRolledBack } from './embedded/schema-engine';

const { values } = parseArgs({ options: { 'rolled-back': { type: 'string' } } });

try {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is missing: the postgres:// address of the database to migrate.');
  const mended = values['rolled-back'];
  if (mended) {
    await markRolledBack(url, mended);
    console.log(`Marked ${mended} as rolled back.`);
  }
  const applied = await applyMigrations(url);
  for (const name of applied) console.log(`Applied ${name}`);
  if (applied.length === 0) console.log('Nothing to apply: the database is up to date.');
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`The database was not migrated. ${message}`);
  if (message.includes('failed migrations')) {
    console.error('Once the migration is mended, run: npm run db:migrate -- --rolled-back NAME');
  }
  process.exitCode = 1;
}
