import type { CompanionDto } from '@/lib/contract/companions';

type Row = { id: number; firstName: string; lastName: string; locale: string | null };

export function toCompanionDto({ id, firstName, lastName, locale }: Row): CompanionDto {
  return { id, first_name: firstName, last_name: lastName, locale };
}
