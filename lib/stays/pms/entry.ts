import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';

/** A row that says something of a stay, where in the batch it stands, and what of it could not be read. */
export type Entry = Readonly<{ index: number; row: PmsStay; warnings: PmsResult['warnings'] }>;
