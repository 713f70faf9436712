import type { ConversationDto, HandlerDto, MeDto } from '@/lib/contract/chat';
import type { ColleagueDto } from '@/lib/contract/handoff';
import { DEPARTMENTS, type Department } from '@/lib/contract/roles';
import type { ConversationView } from './view';

export type Choice =
  | { kind: 'me' }
  | { kind: 'back'; to: HandlerDto }
  | { kind: 'leave' }
  | { kind: 'department'; department: Department; onDuty: number }
  | { kind: 'colleague'; person: ColleagueDto };

type AssignContext = {
  me: MeDto;
  handler: ConversationView['handler'];
  participants: ConversationDto['participants'];
  /** The department that the conversation is assigned to. */
  department: Department | null;
  isOpen: boolean;
  colleagues: readonly ColleagueDto[];
};

/** The choices of the assign menu, the most likely first. */
export function choicesOf({
  me,
  handler,
  participants,
  department,
  isOpen,
  colleagues,
}: AssignContext): Choice[] {
  const choices: Choice[] = [];
  if (isOpen && handler?.id !== me.id) choices.push({ kind: 'me' });
  const earlier = earlierHandler(participants, handler?.id, me.id);
  if (isOpen && handler?.id === me.id && earlier) choices.push({ kind: 'back', to: earlier });
  const isIn = participants.some(({ staff, left_at }) => staff.id === me.id && left_at === null);
  if (isIn || handler?.id === me.id) choices.push({ kind: 'leave' });
  if (!isOpen) return choices;
  const others = colleagues.filter(({ id }) => id !== me.id && id !== handler?.id);
  return [
    ...choices,
    ...departmentsOf(colleagues, [department, me.department]),
    ...others.map((person) => ({ kind: 'colleague', person }) as const),
  ];
}

/**
 * The departments that have staff, with the number on duty. Leaves out the user's own department and the assigned one.
 */
function departmentsOf(colleagues: readonly ColleagueDto[], but: readonly (Department | null)[]): Choice[] {
  return DEPARTMENTS.flatMap((department): Choice[] => {
    const people = colleagues.filter((person) => person.department === department);
    if (people.length === 0 || but.includes(department)) return [];
    return [{ kind: 'department', department, onDuty: people.filter((person) => person.is_on_duty).length }];
  });
}

/** The most recent earlier handler who is still a participant. Never the user: they take over instead. */
function earlierHandler(
  participants: ConversationDto['participants'],
  handlerId: number | undefined,
  meId: number,
): HandlerDto | null {
  const stillIn = participants.filter(
    ({ staff, left_at }) => left_at === null && staff.id !== handlerId && staff.id !== meId,
  );
  const latest = stillIn.sort((one, other) => other.handled_seq - one.handled_seq)[0];
  return latest?.staff ?? null;
}

export function keyOfChoice(choice: Choice): string {
  if (choice.kind === 'colleague') return `colleague-${choice.person.id}`;
  return choice.kind === 'department' ? `department-${choice.department}` : choice.kind;
}
