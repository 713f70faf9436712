import type { AttachmentStorage } from '@/lib/guest-chat/ports';

/**
 * For an installation that moves its files: new files are written to the present store, and old files are read and
 * removed in the former one.
 */
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
