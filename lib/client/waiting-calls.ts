import type { InboxRowDto } from '@/lib/contract/chat';
import type { EscalationDto, WaitingCallDto } from '@/lib/contract/escalation';
import { staffApi } from '@/lib/contract/paths';
import { fetchJson } from './request';

export async function loadCalls(slug: string): Promise<readonly WaitingCallDto[]> {
  return (await fetchJson<{ calls: WaitingCallDto[] }>('GET', staffApi.waitingCalls(slug))).calls;
}

export const loadEscalation = (slug: string, id: number) =>
  fetchJson<EscalationDto>('GET', staffApi.ladder(slug, id));
export const acknowledgeWait = (slug: string, id: number) =>
  fetchJson<EscalationDto>('POST', staffApi.acknowledge(slug, id));

/** The calls whose guest still waits, according to the rows that the desk has received since. */
export function stillCalling(
  calls: readonly WaitingCallDto[],
  rowOf: (id: number) => InboxRowDto | undefined,
): readonly WaitingCallDto[] {
  return calls.filter((call) => {
    const row = rowOf(call.conversation_id);
    return row === undefined || row.waiting_since === call.waiting_since;
  });
}
