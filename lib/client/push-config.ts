import type { PushConfigDto } from '@/lib/contract/devices';

/** What a browser needs to receive pushes through Firebase: public, and read from the environment at run time. */
export type PushConfig = NonNullable<PushConfigDto['firebase']>;
