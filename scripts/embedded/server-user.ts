import { execFile, type SpawnOptions } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const USER = 'postgres';

type Command = Readonly<{ file: string; args: string[]; options: SpawnOptions }>;
/**
 * The user that runs the server: the current one, or the user `postgres` where the current one is root, which
 * PostgreSQL refuses.
 */
export type ServerUser = Readonly<{
  command(file: string, args: readonly string[]): Command;
  own(path: string): Promise<void>;
}>;

/** `paths` are what the server must reach: its programs and its data. */
export async function chooseServerUser(paths: readonly string[]): Promise<ServerUser> {
  if (process.getuid?.() !== 0) {
    return { command: (file, args) => ({ file, args: [...args], options: {} }), own: async () => {} };
  }
  const { uid, gid } = (await findUser()) ?? (await createUser());
  const own = (path: string) => chown(path, uid, gid);
  const reachable = await Promise.all(paths.map((path) => canReach(path, uid, gid)));
  if (reachable.every(Boolean)) {
    return { command: (file, args) => ({ file, args: [...args], options: { uid, gid } }), own };
  }
  // The project is below a directory that only root may enter (/root, or one of mktemp). The server gets the one right
  // to pass it and otherwise stays an ordinary user.
  await assertSetprivExists(paths);
  // access(2) ignores the capabilities of a user other than root unless this bit is set; initdb checks its own programs
  // with it.
  const keep = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
  ];
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...keep, '--'];
  return {
    command: (file, args) => ({ file: 'setpriv', args: [...become, file, ...args], options: {} }),
    own,
  };
}

async function findUser(): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', USER]), run('id', ['-g', USER])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    // `id` fails for a user that does not exist, which is what this function tests.
    return null;
  }
}

async function createUser(): Promise<{ uid: number; gid: number }> {
  const advice = `PostgreSQL refuses to run as root, and the user "${USER}" could not be created.`;
  try {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      USER,
    ]);
  } catch (cause) {
    const parallel = await findUser();
    if (parallel) return parallel;
    throw new Error(`${advice} Run this as an ordinary user.`, { cause });
  }
  const user = await findUser();
  if (!user) throw new Error(`${advice} Run this as an ordinary user.`);
  return user;
}

async function canReach(path: string, uid: number, gid: number): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = await stat(folder);
    const needed = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function assertSetprivExists(paths: readonly string[]): Promise<void> {
  try {
    await run('setpriv', ['--version']);
  } catch (cause) {
    throw new Error(
      `PostgreSQL refuses to run as root, and the user "${USER}" may not enter all of: ${paths.join(', ')}. ` +
        'Run this as an ordinary user, or move the project to a folder everyone may enter.',
      { cause },
    );
  }
}
