import { useTranslations } from 'next-intl';
import type { Outcome } from '@/lib/client/import/import-rows';
import { IMPORT_FIELDS } from '@/lib/contract/import-memory';

const KNOWN = [
  ...(['no_such_room', 'room_taken', 'wrong_step', 'no_room_assigned', 'conflict'] as const),
  ...(['another_guest', 'number_cut', 'said_twice', 'which_stay', 'erased'] as const),
];

const REMARKS = ['kept', 'number_reused', 'room_out_of_order'] as const;

/** The text for a row that was refused, left out or only partly accepted; empty for a fully accepted one. */
export function useOutcomeWords(): (outcome: Outcome) => string {
  const t = useTranslations('Stays.import');
  return ({ faults, warnings, leftOut, errors, remarks }) =>
    [
      ...faults.map(({ field, why }) => t(`fault.${why}`, { field: t(`field.${field}`) })),
      ...(leftOut === null ? [] : [t(`leftOut.${leftOut}`)]),
      ...errors.map(({ code, message }) => {
        const known = KNOWN.find((each) => each === code);
        return known ? t(`refused.${known}`) : message;
      }),
      ...warnings.map(({ field, why, cell }) => t(`warning.${why}`, { field: t(`field.${field}`), cell })),
      ...remarks.map(({ path, code, message }) => {
        const field = IMPORT_FIELDS.find((each) => each === path);
        const known = REMARKS.find((each) => each === code);
        return known && field ? t(`remark.${known}`, { field: t(`field.${field}`) }) : message;
      }),
    ].join(' ');
}
