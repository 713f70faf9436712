'use client';

import { Combobox } from '@base-ui/react/combobox';
import { UserRoundCog } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import { type Choice, choicesOf, keyOfChoice } from '@/lib/client/assign-choices';
import type { ConversationView } from '@/lib/client/view';
import type { ConversationDto, MeDto } from '@/lib/contract/chat';
import type { ColleagueDto } from '@/lib/contract/handoff';
import { AssignChoice } from './assign-choice';
import type { HandOff } from './use-hand-off';

type Props = Readonly<{
  me: MeDto;
  handler: ConversationView['handler'];
  participants: ConversationDto['participants'];
  department: ConversationDto['department'];
  /** False when the stay is over: the conversation can be left but not assigned. */
  isOpen: boolean;
  handOff: HandOff;
}>;

/** One list for all choices: take over, hand back, leave, or assign to a colleague or a department. */
export function AssignMenu({ me, handler, participants, department: holder, isOpen, handOff }: Props) {
  const t = useTranslations('Staff.handOff');
  const role = useTranslations('Chat.role');
  const department = useTranslations('Chat.department');
  const locale = useLocale();
  const { contains } = Combobox.useFilter({ locale });
  const [colleagues, setColleagues] = useState<readonly ColleagueDto[] | null>(null);
  const choices = choicesOf({
    ...{ me, handler, participants, isOpen },
    department: holder,
    colleagues: colleagues ?? [],
  });

  /** Loaded at each opening, because duty changes. */
  function load() {
    handOff.colleagues().then(setColleagues, () => setColleagues([]));
  }

  function wordsOf(choice: Choice | null): string {
    if (choice?.kind === 'department') return department(choice.department);
    if (choice?.kind !== 'colleague') return '';
    const { person } = choice;
    return `${person.name} ${role(person.role)} ${department(person.department)}`;
  }

  function choose(choice: Choice | null) {
    if (choice?.kind === 'me') handOff.assign();
    else if (choice?.kind === 'back') handOff.assign(choice.to.id);
    else if (choice?.kind === 'colleague') handOff.assign(choice.person.id);
    else if (choice?.kind === 'department') handOff.give(choice.department);
    else if (choice?.kind === 'leave') handOff.leave();
  }

  return (
    <Combobox.Root
      items={choices}
      value={null}
      itemToStringLabel={wordsOf}
      filter={(choice: Choice, words) => words.trim() === '' || contains(wordsOf(choice), words.trim())}
      autoHighlight={true}
      onOpenChange={(isShown) => isShown && isOpen && load()}
      onValueChange={choose}
    >
      <Combobox.Trigger render={<IconButton label={t('open')} disabled={handOff.isBusy} />}>
        {handOff.isBusy ? <Spinner /> : <UserRoundCog aria-hidden="true" className="size-5" />}
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="end" sideOffset={6} collisionPadding={8} className="z-20">
          <Combobox.Popup
            lang={locale}
            dir="ltr"
            aria-label={t('open')}
            className="flex max-h-[min(28rem,var(--available-height))] w-[min(22rem,var(--available-width))] flex-col overflow-hidden rounded-lg border border-line bg-surface text-ink shadow-lift"
          >
            <Combobox.Input
              aria-label={t('search')}
              placeholder={t('searchHint')}
              className="min-h-11 w-full shrink-0 border-line border-b bg-transparent px-4 text-base outline-none placeholder:text-ink-soft lg:text-sm"
            />
            <Combobox.Empty>
              <p className="px-4 py-6 text-center text-ink-soft text-sm empty:hidden">{t('noMatch')}</p>
            </Combobox.Empty>
            <Combobox.List className="min-h-0 scroll-py-1 overflow-y-auto overscroll-contain py-1 data-empty:p-0">
              {(choice: Choice) => <AssignChoice key={keyOfChoice(choice)} choice={choice} />}
            </Combobox.List>
            {isOpen && colleagues === null && (
              <p className="flex justify-center p-3 text-ink-soft">
                <Spinner label={t('loading')} />
              </p>
            )}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
