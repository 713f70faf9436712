import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildTree, CLEAN_TREE, plant } from '@/lib/testing/planted-tree';

const require = createRequire(import.meta.url);
const configSchema = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
const RULES = configSchema.parse(require('../../.dependency-cruiser.cjs')).forbidden.map(({ name }) => name);

/** The arguments of `npm run layers`. */
const packageSchema = z.object({ scripts: z.object({ layers: z.string() }) });
const LAYERS = packageSchema.parse(require('../../package.json')).scripts.layers.split(' ').slice(1);

type Planted = { [path: string]: string };
/** For each rule, imports that it must report, each the only import of a new file. */
const VIOLATIONS: Record<string, Planted> = {
  'no-cycles': {
    'lib/hotel/bad.ts': './no-cycles-worse',
    'lib/hotel/worse.ts': './no-cycles-bad',
    'chaos/bad.ts': './no-cycles-worse',
    'chaos/worse.ts': './no-cycles-bad',
  },
  'contract-imports-nothing': {
    'lib/contract/bad.ts': '@/lib/kernel/clock',
    'lib/contract/worse.ts': 'left-pad',
  },
  'kernel-imports-contract-only': { 'lib/kernel/bad.ts': '@/lib/platform/env' },
  'platform-implements-ports': {
    'lib/platform/bad.ts': '@/lib/notifications/outbox-store',
    'lib/platform/worse.ts': '@/lib/hotel/principals',
  },
  'modules-import-no-higher-layer': {
    'lib/hotel/bad.ts': '@/lib/auth/staff-access',
    'lib/guest-chat/bad.ts': '@/lib/http/define-route',
    'lib/staff-chat/bad.ts': '@/lib/wiring',
    'lib/notifications/bad.ts': '@/components/guest/page',
    'lib/stays/bad.ts': '@/lib/auth/staff-access',
    'lib/people/bad.ts': '@/lib/auth/staff-access',
  },
  'hotel-imports-no-other-module': {
    'lib/hotel/bad.ts': '@/lib/guest-chat/send',
    'lib/hotel/worse.ts': '@/lib/notifications/ports',
  },
  'chats-are-separate': {
    'lib/guest-chat/bad.ts': '@/lib/staff-chat/send',
    'lib/staff-chat/bad.ts': '@/lib/guest-chat/send',
  },
  'chats-import-no-stays': { 'lib/guest-chat/bad.ts': '@/lib/stays/check-in' },
  'notifications-import-no-chat': { 'lib/notifications/bad.ts': '@/lib/guest-chat/send' },
  'browser-imports-contract-only': {
    'components/guest/bad.tsx': '@/lib/hotel/principals',
    'lib/client/bad.ts': '@/lib/kernel/clock',
  },
  'stay-files-import-contract-only': {
    'lib/stay-files/bad.ts': '@/lib/client/realtime',
    'lib/stay-files/worse.ts': '@/lib/hotel/principals',
  },
  'request-layer-imports-no-screens': {
    'lib/auth/bad.ts': '@/components/guest/page',
    'lib/http/bad.ts': '@/lib/client/realtime',
  },
  'routes-are-thin': {
    'app/api/bad/route.ts': '@/lib/hotel/stay-store',
    'app/api/worse/route.ts': '@/lib/platform/env',
  },
  'only-stores-run-sql': {
    'lib/hotel/bad.ts': '@/lib/generated/prisma/client',
    'lib/hotel/worse.ts': 'pg',
    'app/api/bad/route.ts': '@prisma/client',
  },
  'sdks-only-in-adapters': {
    'lib/notifications/bad.ts': 'pusher',
    'lib/hotel/bad.ts': 'firebase-admin',
    'app/bad.ts': 'cloudinary',
    'lib/notifications/worse.ts': '@upstash/qstash',
    'lib/platform/bad.ts': 'pusher',
    'lib/platform/worse.ts': 'nodemailer',
  },
  'browser-sdks-only-in-client': {
    'components/guest/bad.tsx': 'pusher-js',
    'app/bad.tsx': 'firebase',
    'lib/hotel/bad.ts': '@firebase/messaging',
  },
  'only-wiring-picks-adapters': {
    'lib/guest-chat/bad.ts': '@/lib/platform/adapters/pusher',
    'lib/auth/bad.ts': '@/lib/platform/adapters/pusher',
    'lib/platform/bad.ts': '@/lib/platform/adapters/pusher',
    'app/api/bad/route.ts': '@/lib/platform/adapters/pusher',
    'scripts/bad.ts': '@/lib/platform/adapters/pusher',
    'chaos/bad.ts': '@/lib/platform/adapters/pusher',
    'bench/bad.ts': '@/lib/platform/adapters/pusher',
    'e2e/bad.ts': '@/lib/platform/adapters/pusher',
  },
  'product-needs-no-tools': {
    'lib/hotel/bad.ts': '@/scripts/embedded/channels',
    'lib/hotel/worse.ts': '@/prisma/seed/demo-fixtures',
    'components/guest/bad.tsx': '@/chaos/run',
    'app/bad.ts': '@/bench/send',
    'app/worse.ts': '@/e2e/send.spec',
  },
  'parts-start-no-runs': {
    'scripts/embedded/bad.ts': '@/chaos/run',
    'scripts/demo/bad.ts': '@/bench/send',
    'prisma/seed/bad.ts': '@/chaos/run',
  },
  'commands-import-no-screens': {
    'scripts/bad.ts': '@/components/guest/page',
    'scripts/worse.ts': '@/lib/client/realtime',
    'scripts/embedded/bad.ts': '@/e2e/send.spec',
  },
  'chaos-stands-alone': { 'chaos/bad.ts': '@/bench/send', 'chaos/worse.ts': '@/app/api/send/route' },
  'bench-measures-from-outside': {
    'bench/bad.ts': '@/lib/client/realtime',
    'bench/worse.ts': '@/e2e/send.spec',
  },
  'browser-tests-see-the-app-from-outside': {
    'e2e/bad.ts': '@/lib/client/realtime',
    'e2e/worse.ts': '@/chaos/run',
  },
  'tests-stay-in-tests': {
    'lib/hotel/bad.ts': '@/lib/testing/fixtures',
    'app/bad.ts': '@/lib/testing/fixtures',
  },
};

const reportSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(
      z.object({
        from: z.string(),
        rule: z.object({ name: z.string() }),
        cycle: z.array(z.object({ name: z.string() })).default([]),
      }),
    ),
  }),
});
type Report = z.infer<typeof reportSchema>['summary'];

/** Runs dependency-cruiser in this folder, as a developer would. */
function cruise(folder: string): Promise<Report> {
  const tool = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const asked = [tool, ...LAYERS, '--output-type', 'json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, asked, { cwd: folder, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (stdout === '') reject(error ?? new Error(stderr));
      else resolve(reportSchema.parse(JSON.parse(stdout)).summary);
    });
  });
}

/** All violations are in one tree, so the name of each file contains its rule. */
function filesOf(rule: string): [path: string, target: string][] {
  const named = (path: string) => path.replace(/bad|worse/, (word) => `${rule}-${word}`);
  return Object.entries(VIOLATIONS[rule] ?? {}).map(([path, target]) => [named(path), target]);
}

describe('the layer rules', () => {
  let tree: Awaited<ReturnType<typeof buildTree>>;
  let planted: Report;
  beforeAll(async () => {
    tree = await buildTree();
    const files = RULES.flatMap(filesOf);
    await Promise.all(files.map(([path, target]) => plant(tree.root, path, `import '${target}';\n`)));
    planted = await cruise(tree.root);
  });
  afterAll(() => tree.remove());

  it('the run covers all files, valid and violating ones', () => {
    expect(planted.totalCruised).toBeGreaterThan(
      Object.keys(CLEAN_TREE).length + RULES.flatMap(filesOf).length,
    );
  });

  it('the tree has a violating file for each rule, and none for a rule that no longer exists', () => {
    expect(Object.keys(VIOLATIONS).sort()).toEqual([...RULES].sort());
  });

  it.each(RULES)('the rules report each violation of %s under its name', (rule) => {
    const caught = planted.violations.filter((violation) => violation.rule.name === rule);
    const files = caught.flatMap(({ from, cycle }) => [from, ...cycle.map(({ name }) => name)]);
    expect(filesOf(rule).length).toBeGreaterThan(0);
    expect(files).toEqual(expect.arrayContaining(filesOf(rule).map(([path]) => path)));
  });

  it('the rules report only the planted violations', () => {
    const files = new Set(RULES.flatMap(filesOf).map(([path]) => path));
    expect(planted.violations.filter(({ from }) => !files.has(from))).toEqual([]);
  });
});
