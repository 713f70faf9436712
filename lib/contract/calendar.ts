import { z } from 'zod';

/**
 * The accepted years. No stay is outside of them, and PostgreSQL refuses some days that ISO 8601 has, such as those of
 * year 0.
 */
const YEARS = { first: 1900, last: 2199 } as const;

function isInRange(iso: string): boolean {
  const year = Number(iso.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
}

const isNotInRange = `Give a year from ${YEARS.first} to ${YEARS.last}.`;

/** A day in a request, such as 2026-11-30. */
export const daySchema = z.iso.date().refine(isInRange, isNotInRange);
/** A moment in a request, in UTC. */
export const momentSchema = z.iso.datetime().refine(isInRange, isNotInRange);
