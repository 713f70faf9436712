import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';

/** A row about a stay, its index in the batch, and warnings about the parts of it that could not be read. */
export type Entry = Readonly<{ index: number; row: PmsStay; warnings: PmsResult['warnings'] }>;
