import { portIsFree } from '../free-port';

const TRIES = 20;

/** The asked-for port, or the next free one after it, said aloud. */
export async function choosePort(asked: number): Promise<number> {
  for (let port = asked; port < asked + TRIES; port += 1) {
    if (!(await portIsFree(port))) continue;
    if (port !== asked) console.log(`Port ${asked} is taken; using ${port} instead.`);
    return port;
  }
  throw new Error(`Ports ${asked} to ${asked + TRIES - 1} are all taken. Choose another with --port.`);
}
