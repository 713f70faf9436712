import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Every module of the source tree with one valid file, and empty copies of the packages that the rules name. */
export const CLEAN_TREE: Record<string, string> = {
  'lib/contract/words.ts': "import { z } from 'zod';\nexport const words = z;\n",
  'lib/kernel/clock.ts':
    "import 'node:crypto';\nimport { words } from '@/lib/contract/words';\nexport const clock = words;\n",
  'lib/platform/db.ts':
    "import 'pg';\nimport 'node:fs';\nimport '@prisma/adapter-pg';\nimport '@/lib/generated/prisma/client';\n",
  'lib/platform/adapters/pusher.ts':
    "import 'pusher';\nimport type { Port } from '@/lib/notifications/ports';\nexport type P = Port;\n",
  'lib/platform/env.ts': "import '@/lib/kernel/clock';\n",
  'lib/generated/prisma/client.ts': 'export {};\n',
  'lib/hotel/principals.ts': "import '@/lib/kernel/clock';\n",
  'lib/hotel/stay-store.ts': "import '@/lib/platform/db';\nimport '@/lib/generated/prisma/client';\n",
  'lib/guest-chat/send.ts': "import '@/lib/hotel/who';\nimport '@/lib/notifications/outbox-store';\n",
  'lib/stays/check-in.ts': "import '@/lib/hotel/who';\n",
  'lib/staff-chat/send.ts': "import '@/lib/hotel/who';\n",
  'lib/notifications/ports.ts': "import '@/lib/contract/words';\nexport type Port = string;\n",
  'lib/notifications/outbox-store.ts': "import '@/lib/platform/db';\n",
  'lib/auth/staff-access.ts': "import '@/lib/hotel/stay-store';\n",
  'lib/http/define-route.ts': "import '@/lib/hotel/who';\n",
  'lib/wiring.ts': "import '@/lib/platform/adapters/pusher';\nimport '@/lib/guest-chat/send';\n",
  'lib/stay-files/read.ts': "import '@/lib/contract/words';\n",
  'lib/client/realtime.ts':
    "import 'pusher-js';\nimport '@/lib/stay-files/read';\nimport '@/lib/contract/words';\n",
  'lib/testing/fixtures.ts': "import 'pg';\nimport '@/lib/hotel/stay-store';\n",
  'lib/hotel/who.test.ts': "import '@/lib/testing/fixtures';\nimport '@/lib/hotel/who';\n",
  'components/guest/page.tsx': "import '@/lib/client/realtime';\n",
  'scripts/embedded/channels.ts': "import '@/lib/kernel/clock';\nimport '@/lib/platform/adapters/pusher';\n",
  'scripts/run.ts': "import '@/chaos/run';\nimport '@/bench/send';\n",
  'chaos/run.ts':
    "import '@/scripts/embedded/channels';\nimport '@/lib/client/realtime';\nimport '@/lib/platform/db';\n",
  'bench/send.ts': "import '@/chaos/run';\nimport '@/lib/testing/fixtures';\n",
  'e2e/send.spec.ts': "import '@/lib/testing/fixtures';\nimport '@/scripts/embedded/channels';\n",
  'prisma/seed/demo-fixtures.ts': "import '@/lib/guest-chat/send';\n",
  'instrumentation.ts': "import '@/lib/wiring';\n",
  'proxy.ts': "import '@/lib/http/define-route';\n",
  'app/api/send/route.ts': "import '@/lib/http/define-route';\nimport '@/lib/guest-chat/send';\n",
};

const PACKAGES = [
  'zod',
  'pg',
  'pusher',
  'pusher-js',
  'firebase',
  'firebase-admin',
  'cloudinary',
  'left-pad',
  '@prisma/client',
  '@prisma/adapter-pg',
  '@firebase/messaging',
  '@upstash/qstash',
  'nodemailer',
];

/** Builds a separate source tree in a temporary folder, under the real rules. */
export async function buildTree(): Promise<{ root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'hotelmate-floors-'));
  await Promise.all(Object.entries(CLEAN_TREE).map(([path, text]) => plant(root, path, text)));
  await Promise.all(
    PACKAGES.map(async (name) => {
      await plant(root, `node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      await plant(root, `node_modules/${name}/index.js`, '');
    }),
  );
  const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, '*']));
  await plant(root, 'package.json', JSON.stringify({ type: 'module', dependencies }));
  for (const file of ['tsconfig.json', '.dependency-cruiser.cjs']) await cp(file, join(root, file));
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

export async function plant(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
