import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { plant } from '@/lib/testing/planted-tree';

/** One example of each kind that knip must report, and of what it must not report. */
const TREE: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { '@prisma/client': '*', 'left-pad': '*', qrcode: '*' },
  }),
  'scripts/start.ts':
    "import { used } from '../lib/hotel/rooms';\nimport { staySchema } from '../lib/contract/stays';\nimport 'qrcode';\nused(staySchema);\n",
  'lib/hotel/rooms.ts':
    'export const used = (value: unknown) => value;\nexport const dead = 1;\nexport type DeadType = string;\n',
  'lib/hotel/dead-file.ts': 'export const unreached = 1;\n',
  'lib/contract/stays.ts':
    "/** @openapi */\nexport const roomSchema = 'room';\nexport const deadSchema = 'dead';\nexport const staySchema = [roomSchema, deadSchema];\n",
  'scripts/unlisted.ts': "import 'bmp-ts';\n",
};

const named = z.array(z.object({ name: z.string() }));
const reportSchema = z.object({
  issues: z.array(
    z.object({
      file: z.string(),
      files: named,
      exports: named,
      types: named,
      dependencies: named,
      unlisted: named,
    }),
  ),
});
const KINDS = ['files', 'exports', 'types', 'dependencies', 'unlisted'] as const;

function runKnip(folder: string): Promise<string[]> {
  const tool = join(process.cwd(), 'node_modules/knip/bin/knip.js');
  const args = [tool, '--directory', folder, '--no-progress', '--no-config-hints', '--reporter', 'json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout, stderr) => {
      if (stdout === '') return reject(error ?? new Error(stderr));
      const { issues } = reportSchema.parse(JSON.parse(stdout));
      resolve(
        issues.flatMap((issue) =>
          KINDS.flatMap((kind) => issue[kind].map(({ name }) => `${kind} ${issue.file} ${name}`)),
        ),
      );
    });
  });
}

let root: string;
let reported: string[];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hotelmate-unused-'));
  await Promise.all(Object.entries(TREE).map(([path, text]) => plant(root, path, text)));
  for (const file of ['knip.config.ts', 'tsconfig.json']) await cp(file, join(root, file));
  reported = await runKnip(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('knip under our configuration reports each planted piece of unused code and nothing else', () => {
  expect(reported.sort()).toEqual([
    'dependencies package.json left-pad',
    'exports lib/contract/stays.ts deadSchema',
    'exports lib/hotel/rooms.ts dead',
    'files lib/hotel/dead-file.ts lib/hotel/dead-file.ts',
    'types lib/hotel/rooms.ts DeadType',
    'unlisted scripts/unlisted.ts bmp-ts',
  ]);
});
