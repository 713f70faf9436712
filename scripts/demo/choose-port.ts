import { portIsFree } from '../free-port';

const TRIES = 20;
const DEFAULT_PORT = '3000';
const HIGHEST_PORT = 65_535;

/** Returns the requested port, or the next free one after it, and prints which one was chosen instead. */
export async function choosePort(asked: string | undefined): Promise<number> {
  const wanted = asked || DEFAULT_PORT;
  const first = Number(wanted);
  if (!/^\d+$/.test(wanted) || first < 1 || first > HIGHEST_PORT)
    throw new Error(`"${wanted}" is not a port.`);
  const last = Math.min(first + TRIES - 1, HIGHEST_PORT);
  for (let port = first; port <= last; port += 1) {
    if (!(await portIsFree(port))) continue;
    if (port !== first) console.log(`Port ${first} is taken; using ${port} instead.`);
    return port;
  }
  throw new Error(`Ports ${first} to ${last} are all taken. Choose another with --port.`);
}
