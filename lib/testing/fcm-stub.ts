import { afterAll, beforeAll } from 'vitest';
import {
  type FirebaseAnswer,
  type FirebaseServer,
  type Sent,
  startFirebase,
} from '@/scripts/embedded/firebase';

/** A Firebase stub on loopback for the tests of this file. */
export function useFcm() {
  const sent: Sent[] = [];
  const answers = new Map<string, FirebaseAnswer>();
  let server: FirebaseServer | undefined;
  beforeAll(async () => {
    server = await startFirebase({ sent, answers });
  });
  afterAll(() => server?.close());
  return {
    sent,
    answers,
    sender(timeoutMs?: number) {
      if (!server) throw new Error('Firebase is not up yet.');
      return server.sender(timeoutMs);
    },
  };
}
