import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import type { StaffRole } from '@/lib/contract/roles';
import { CopyValue } from './copy-value';
import { deskLocale } from './desk-language';

export type DemoStaffMember = Readonly<{
  username: string;
  password: string;
  name: string;
  role: StaffRole;
  on_duty: boolean;
}>;

export async function DemoStaff({ staff }: Readonly<{ staff: readonly DemoStaffMember[] }>) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {staff.map((member) => (
        <li key={member.username} className="flex flex-col gap-2 px-4 py-3">
          <Person member={member} />
          <Credentials member={member} />
        </li>
      ))}
    </ul>
  );
}

type MemberProps = Readonly<{ member: DemoStaffMember }>;

async function Person({ member }: MemberProps) {
  const t = await getTranslations('Front.demo');
  const role = await getTranslations({ locale: deskLocale(await getLocale()), namespace: 'Chat.role' });
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <span dir="auto" className="font-semibold">
          {member.name}
        </span>
        <span className="text-ink-soft text-sm">{role(member.role)}</span>
      </div>
      <Badge tone={member.on_duty ? 'good' : 'neutral'}>{t(member.on_duty ? 'onDuty' : 'offDuty')}</Badge>
    </div>
  );
}

async function Credentials({ member }: MemberProps) {
  const t = await getTranslations('Front.demo');
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1">
      <div>
        <dt className="text-ink-soft text-xs">{t('username')}</dt>
        <dd>
          <CopyValue
            value={member.username}
            copyLabel={t('copyUsername', { name: member.name })}
            copiedLabel={t('copied')}
          />
        </dd>
      </div>
      <div>
        <dt className="text-ink-soft text-xs">{t('password')}</dt>
        <dd>
          <CopyValue
            value={member.password}
            copyLabel={t('copyPassword', { name: member.name })}
            copiedLabel={t('copied')}
          />
        </dd>
      </div>
    </dl>
  );
}
