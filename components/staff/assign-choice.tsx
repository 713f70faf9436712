'use client';

import { Combobox } from '@base-ui/react/combobox';
import { LogOut, Undo2, UserRoundCheck, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import type { Choice } from '@/lib/client/assign-choices';
import type { ColleagueDto } from '@/lib/contract/handoff';

type Props = Readonly<{ choice: Choice }>;

export function AssignChoice({ choice }: Props) {
  return (
    <Combobox.Item
      value={choice}
      className="flex min-h-11 cursor-default select-none items-center gap-3 px-4 py-1.5 text-sm outline-none data-highlighted:bg-sunken"
    >
      <Words choice={choice} />
    </Combobox.Item>
  );
}

function Words({ choice }: Props) {
  const t = useTranslations('Staff.handOff');
  const departments = useTranslations('Chat.department');
  switch (choice.kind) {
    case 'me':
      return (
        <KeyAction icon={<UserRoundCheck aria-hidden="true" className="size-4.5" />} shortcut="a">
          {t('toMe')}
        </KeyAction>
      );
    case 'back':
      return (
        <KeyAction icon={<Undo2 aria-hidden="true" className="size-4.5" />}>
          {t('back', { name: choice.to.name })}
        </KeyAction>
      );
    case 'leave':
      return <KeyAction icon={<LogOut aria-hidden="true" className="size-4.5" />}>{t('leave')}</KeyAction>;
    case 'department':
      return (
        <KeyAction
          icon={<UsersRound aria-hidden="true" className="size-4.5" />}
          note={t('onDutyCount', { count: choice.onDuty })}
        >
          {departments(choice.department)}
        </KeyAction>
      );
    case 'colleague':
      return <Person person={choice.person} />;
  }
}

function KeyAction({
  icon,
  shortcut,
  note,
  children,
}: Readonly<{ icon: ReactNode; shortcut?: string; note?: string; children: ReactNode }>) {
  return (
    <>
      <span className="grid size-7 shrink-0 place-items-center text-ink-soft">{icon}</span>
      <span className="min-w-0 flex-1 font-medium">{children}</span>
      {note && <span className="shrink-0 text-ink-soft text-xs">{note}</span>}
      {shortcut && (
        <kbd className="rounded-sm border border-line-strong bg-sunken px-1.5 font-mono text-xs pointer-coarse:hidden">
          {shortcut}
        </kbd>
      )}
    </>
  );
}

function Person({ person }: Readonly<{ person: ColleagueDto }>) {
  const t = useTranslations('Staff.handOff');
  const role = useTranslations('Chat.role');
  const department = useTranslations('Chat.department');
  const duty = person.is_on_duty ? t('onDuty') : t('offDuty');
  const [what, where] = [role(person.role), department(person.department)];
  return (
    <>
      <span className="relative shrink-0">
        <Avatar name={person.name} src={person.profile_image} size="sm" />
        <span
          title={duty}
          className={`absolute -inset-e-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-surface ${person.is_on_duty ? 'bg-good' : 'bg-line-strong'}`}
        />
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {person.name}
        </span>
        <span className="block truncate text-ink-soft text-xs">
          {what === where ? what : `${what} · ${where}`}
          <span className="sr-only">, {duty}</span>
        </span>
      </span>
    </>
  );
}
