import type { KnipConfig } from 'knip';

/** Why each exception is here: docs/decisions/0058. */
const config: KnipConfig = {
  entry: [
    'scripts/*.ts',
    // Forked by path: it runs without a bundle.
    'lib/platform/pictures/picture-process.mjs',
    // Types of the loader beside it, which a test imports.
    'scripts/other-methods-loader.d.mts',
  ],
  project: ['**/*.{ts,tsx,mjs,mts,cjs,css,prisma}'],
  // Imported by the generated Prisma client, which is in no repository.
  ignoreDependencies: ['@prisma/client'],
  // The OpenAPI document names every exported schema of lib/contract (scripts/openapi/schemas.ts).
  tags: ['-openapi'],
  treatConfigHintsAsErrors: true,
  treatTagHintsAsErrors: true,
};

export default config;
