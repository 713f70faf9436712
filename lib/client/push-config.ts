import type { PushConfigDto } from '@/lib/contract/devices';

/** What a browser needs to be rung through Firebase: public, and by environment at run time. */
export type PushConfig = NonNullable<PushConfigDto['firebase']>;
