import { useEffect, useState } from 'react';
import { readPushChoice } from '@/lib/client/push-choice';
import { type Push, usePush } from '@/lib/client/use-push';
import type { MeDto } from '@/lib/contract/chat';
import { staffApi } from '@/lib/contract/paths';

/**
 * Push notifications of this browser for the staff member while the desk is closed. Loaded when the user opens the
 * settings, or when they are on.
 */
export function useStaffPush(me: MeDto): { push: Push; look: () => void } {
  const scope = `staff:${me.id}`;
  const [isWanted, setIsWanted] = useState(false);
  const push = usePush({ scope, devicesPath: staffApi.devices }, isWanted);
  useEffect(() => {
    const choice = readPushChoice(scope);
    if (choice === 'on' || choice === 'on_with_text') setIsWanted(true);
  }, [scope]);
  return { push, look: () => setIsWanted(true) };
}
