import type { HandlerDto } from '@/lib/contract/chat';
import type {
  AssignDepartmentInput,
  AssignDepartmentReply,
  AssignInput,
  AssignReply,
  ColleagueDto,
  LeaveReply,
} from '@/lib/contract/handoff';
import { staffApi } from '@/lib/contract/paths';
import { ApiProblem } from './api-problem';
import { fetchJson } from './request';

export type HandOffApi = {
  colleagues(): Promise<readonly ColleagueDto[]>;
  assign(conversationId: number, input: AssignInput): Promise<AssignReply>;
  give(conversationId: number, input: AssignDepartmentInput): Promise<AssignDepartmentReply>;
  leave(conversationId: number): Promise<LeaveReply>;
};

export function createHandOffApi(slug: string): HandOffApi {
  return {
    colleagues: async () =>
      (await fetchJson<{ staff: ColleagueDto[] }>('GET', staffApi.colleagues(slug))).staff,
    assign: (id, input) => fetchJson('POST', staffApi.assign(slug, id), input),
    give: (id, input) => fetchJson('POST', staffApi.assignDepartment(slug, id), input),
    leave: (id) => fetchJson('POST', staffApi.leave(slug, id)),
  };
}

/**
 * The colleague who was faster, when a conflict is the reason of the failure. `winner` is null when the conversation
 * has no handler any more.
 */
export function fasterOne(cause: unknown): { winner: HandlerDto | null } | null {
  if (!(cause instanceof ApiProblem) || cause.code !== 'conflict') return null;
  const { current_staff_handler: winner } = cause.details;
  return { winner: isHandler(winner) ? winner : null };
}

function isHandler(value: unknown): value is HandlerDto {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value && 'role' in value;
}
