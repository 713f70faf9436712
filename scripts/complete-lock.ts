import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/**
 * A registry mirror may not have the binaries of other platforms. npm then leaves them out of the lock file, and `npm
 * ci` refuses on every machine. This script adds what the packages themselves name as optional, with the platform read
 * from the name. Run it after any `npm install` that changed the lock file.
 */
const entrySchema = z.looseObject({
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) });

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const EXACT = /^\d+\.\d+\.\d+/;

const lock = lockSchema.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
let added = 0;
for (const { dev, optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = `node_modules/${name}`;
    const platform = platformOf(name);
    if (lock.packages[path] || !platform || !EXACT.test(version)) continue;
    lock.packages[path] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
    added += 1;
  }
}
const [root, ...rest] = Object.entries(lock.packages);
const sorted = rest.sort(([one], [other]) => one.localeCompare(other, 'en'));
lock.packages = Object.fromEntries(root ? [root, ...sorted] : sorted);
await writeFile('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Added ${added} packages of other platforms.`);

function platformOf(name: string): { os?: string[]; cpu: string[]; libc?: string[] } | null {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (!cpu) return null;
  const isMusl = words.includes('musl');
  return { cpu: [cpu], ...(os ? { os: [os] } : {}), ...(isMusl ? { libc: ['musl'] } : {}) };
}
