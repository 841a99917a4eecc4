import { backupRules } from "@rampart/policies";
import type { WeaknessKind } from "@rampart/recovery";
import { expect, it } from "vitest";

/** Which rule says it. A new kind of weakness does not compile until somebody has decided. */
const SAID_BY: Readonly<Record<WeaknessKind, string>> = {
  "backup-role-may-delete": "backup-roles-cannot-delete",
  "cold-storage-under-90-days": "lifecycles-within-limits",
  "copies-in-same-account": "promised-copies-made",
  "copy-retention-outside-lock": "retention-within-vault-locks",
  "copy-to-same-vault": "copies-go-to-another-vault",
  "cross-region-restore-off": "cross-region-restore-enabled",
  "item-outside-region-of-vault": "selections-take-what-they-name",
  "key-in-reach-of-vault": "vault-keys-out-of-reach",
  "key-shared-with-data": "vault-keys-apart-from-data",
  "point-in-time-beyond-35-days": "lifecycles-within-limits",
  "policy-without-items": "plans-select-resources",
  "restore-test-rarer-than-retention": "restores-tested-before-expiry",
  "retention-outside-immutability": "retention-within-vault-locks",
  "retention-outside-lock": "retention-within-vault-locks",
  "retention-outside-service-limits": "lifecycles-within-limits",
  "schedule-impossible": "schedules-possible",
  "selection-misses-by-typo": "tags-match-selections",
  "selection-names-unsupported-type": "selections-take-what-they-name",
  "vault-not-immutable": "vaults-locked",
  "vault-without-multi-user-authorisation": "vault-changes-need-two-people",
  "vault-without-soft-delete": "deleted-data-recoverable",
  "window-refused": "schedules-possible",
};

it("leaves no kind of weakness to the analyser alone", () => {
  const ids = backupRules.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining([...new Set(Object.values(SAID_BY))].map((rule) => `backup/${rule}`)),
  );
});
