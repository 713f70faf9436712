import { createHash } from 'node:crypto';
import { dirname, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The tests of this folder go through every route and take longest. A long file that starts last leaves one process
 * idle.
 */
const EVERY_ROUTE = 'app/api';

/**
 * Sorts randomly, so that no file can rely on another, but one project after the other: a process runs the files of one
 * project only, and a file of another project would cost a new process with all its packages.
 */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root, sequence } = this.ctx.config;
    const placeOf = ({ project, moduleId }: TestSpecification) => {
      const path = relative(root, moduleId);
      const isLong = dirname(path) === EVERY_ROUTE;
      return `${project.name} ${isLong ? 0 : 1} ${randomly(sequence.seed, path)}`;
    };
    const placed = files.map((file) => ({ file, place: placeOf(file) }));
    return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ file }) => file);
  }
}

function randomly(seed: number, path: string): string {
  return createHash('sha1').update(`${seed} ${path}`).digest('hex');
}
