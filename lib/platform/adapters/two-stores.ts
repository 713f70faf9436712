import type { AttachmentStorage } from '@/lib/guest-chat/ports';

/** A hotel that moves its files: what comes is kept in the new place, what is there is read and removed where it lies. */
export function twoStores(
  former: AttachmentStorage & { isKey(key: string): boolean },
  present: AttachmentStorage,
): AttachmentStorage {
  return {
    newKey: present.newKey,
    put: present.put,
    open: (key) => (former.isKey(key) ? former : present).open(key),
    async remove(keys) {
      await former.remove(keys.filter(former.isKey));
      await present.remove(keys.filter((key) => !former.isKey(key)));
    },
    direct: present.direct,
  };
}
