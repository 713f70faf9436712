import { parseArgs } from 'node:util';
import { OWNER_LINK_MINUTES } from '@/lib/contract/owner';
import { revokeOwners } from '@/lib/people/owner-store';
import { createOwnerLink } from '@/lib/people/owners';
import { closeDb } from '@/lib/platform/db';

try {
  const { values } = parseArgs({ options: { revoke: { type: 'boolean', default: false } } });
  if (values.revoke) console.log(`Ended: ${await revokeOwners()} sessions, and every link that waited.`);
  else
    console.log(
      `The first person to open this link within ${OWNER_LINK_MINUTES} minutes can create hotels here:\n  ${await createOwnerLink()}`,
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDb();
}
