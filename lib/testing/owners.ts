import { appendOwnerLink } from '@/lib/people/owner-store';
import { enterAsOwner } from '@/lib/people/owners';

/** Creates an owner of the installation. Returns the secret of their session. */
export async function anOwner(): Promise<string> {
  const secret = await enterAsOwner(await appendOwnerLink(), 'a-test');
  if (secret === null) throw new Error('The owner was not let in.');
  return secret;
}
