import { expect, it } from 'vitest';
import { choicesOf } from '@/lib/client/assign-choices';
import type { MeDto } from '@/lib/contract/chat';
import type { ColleagueDto } from '@/lib/contract/handoff';

const person = (id: number, name: string): ColleagueDto => ({
  id,
  name,
  role: 'receptionist',
  department: 'reception',
  is_on_duty: true,
  profile_image: null,
});
const [brendan, siobhan, orla] = [person(1, 'Brendan'), person(2, 'Siobhán'), person(3, 'Orla')];
const hotel = {
  slug: 'k',
  name: 'K',
  time_zone: 'UTC',
  branding: { accent_color: '#000', logo_url: null },
  default_locale: 'en',
  languages: ['en' as const],
};
const channels = { inbox: 'private-k-staff-inbox', personal: 'private-k-staff-1-notifications' };
const me: MeDto = { ...brendan, username: 'brendan', locale: null, attachments: false, hotel, channels };
const took = (staff: ColleagueDto, handled_seq: number, left_at: string | null = null) => ({
  staff: { id: staff.id, name: staff.name, role: staff.role },
  joined_at: '2026-11-23T12:00:00.000Z',
  left_at,
  handled_seq,
});
const context = { me, department: null, colleagues: [brendan, siobhan, orla], isOpen: true };
const kinds = (choices: ReturnType<typeof choicesOf>) =>
  choices
    .filter(({ kind }) => kind !== 'department')
    .map((choice) => (choice.kind === 'colleague' ? choice.person.name : choice.kind));

it('offers an unassigned conversation to the user first, then to all colleagues', () => {
  const choices = choicesOf({ ...context, handler: null, participants: [] });
  expect(kinds(choices)).toEqual(['me', 'Siobhán', 'Orla']);
});

it('lets the handler leave, or hand back to the last earlier handler who is still a participant', () => {
  const left = '2026-11-23T13:00:00.000Z';
  const participants = [took(siobhan, 3), took(orla, 9, left), took(brendan, 12)];
  const choices = choicesOf({ ...context, handler: me, participants });
  expect(kinds(choices)).toEqual(['back', 'leave', 'Siobhán', 'Orla']);
  expect(choices[0]).toMatchObject({ to: { name: 'Siobhán' } });
});

it('does not offer to hand back a conversation that the user does not handle', () => {
  const participants = [took(siobhan, 3), took(brendan, 2)];
  const choices = choicesOf({ ...context, handler: siobhan, participants });
  expect(kinds(choices)).toEqual(['me', 'leave', 'Orla']);
});

it('offers only to leave when the stay is over', () => {
  const participants = [took(brendan, 2)];
  expect(kinds(choicesOf({ ...context, isOpen: false, handler: me, participants }))).toEqual(['leave']);
  expect(choicesOf({ ...context, isOpen: false, handler: siobhan, participants: [] })).toEqual([]);
});

it('offers the departments that have staff, with the number on duty, except the own and the assigned one', () => {
  const working = (id: number, department: ColleagueDto['department'], is_on_duty: boolean) => {
    return { ...person(id, 'A colleague'), department, is_on_duty };
  };
  const colleagues = [
    brendan,
    working(4, 'kitchen', true),
    working(5, 'kitchen', false),
    working(6, 'housekeeping', false),
  ];
  const departments = (department: 'kitchen' | null) =>
    choicesOf({ ...context, department, handler: null, participants: [], colleagues })
      .filter((choice) => choice.kind === 'department')
      .map(({ department: name, onDuty }) => [name, onDuty]);
  expect(departments(null)).toEqual([
    ['housekeeping', 0],
    ['kitchen', 1],
  ]);
  expect(departments('kitchen')).toEqual([['housekeeping', 0]]);
});
