import { defineConfig } from 'prisma/config';

const url = process.env['DATABASE_URL'];

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Left out when unknown: generating the client needs no database.
  ...(url ? { datasource: { url } } : {}),
});
