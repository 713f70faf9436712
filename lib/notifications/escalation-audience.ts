import type { EscalationStep } from '@/lib/contract/escalation';
import { isManagement } from '@/lib/contract/roles';
import { audienceOf, type Candidate, type Holder } from './audience';

/**
 * Returns the staff members called at each step: first the recipients of the message, then reception, the front office
 * and the holder, then the managers. Only those on duty and not in quiet hours are called; where a group has none, all
 * of it is called. The first step falls back to all receptionists.
 */
export function calledAt(step: EscalationStep, staff: readonly Candidate[], holder: Holder): number[] {
  switch (step) {
    case 'again': {
      const first = audienceOf(staff, holder);
      return first.length > 0 ? first : ids(staff.filter(isReceptionist));
    }
    case 'fallback':
      return onDutyElseAll(staff, (person) => isAtFront(person) || isHolder(person, holder));
    case 'manager':
    case 'mail':
      return onDutyElseAll(staff, isManager);
  }
}

const isHolder = ({ id, department }: Candidate, holder: Holder) =>
  id === holder.handlerId || department === holder.department;
const isReceptionist = ({ role }: Candidate) => role === 'receptionist';
const isManager = ({ role }: Candidate) => isManagement(role);
const isAtFront = (person: Candidate) =>
  isReceptionist(person) || person.department === 'reception' || person.department === 'front-office';

function onDutyElseAll(staff: readonly Candidate[], belongs: (person: Candidate) => boolean): number[] {
  const group = staff.filter(belongs);
  const onDuty = group.filter(({ isOnDuty }) => isOnDuty);
  return ids(onDuty.length > 0 ? onDuty : group);
}

const ids = (people: readonly Candidate[]) => people.map(({ id }) => id);
