export { letInTheInternet } from "./addresses.ts";
export { someAttached } from "./attached.ts";
export { type AttachedCount, atLeast, countAttached } from "./attached-count.ts";
export { isLoadBalanced } from "./autoscaling.ts";
export { hasBackupSelections, isSelectedForBackup, selectsForBackup } from "./backup-selection.ts";
export { isVaultLocked } from "./backup-vault.ts";
export { type BlobService, blobServiceOf, type DeleteRetention } from "./blob-service.ts";
export { blocksPublicAccess, isVersioned } from "./bucket.ts";
export { hasDeadLetterQueue, isDeadLetterQueue } from "./dead-letters.ts";
export { encryptsDisksByDefault } from "./disk-encryption.ts";
export { receivesAccessLogs } from "./log-target.ts";
export { isLocked } from "./management-lock.ts";
export { servesOneZone } from "./nat-routes.ts";
export { exposes, exposesEveryPort, exposureOf, type Listener, type PacketRule } from "./packet-rule.ts";
export { packetRulesIn, packetRulesOfGroup } from "./packet-rules.ts";
export { demands, isLimitedToCallers } from "./policy-conditions.ts";
export {
  concernsEveryAction,
  concernsEveryResource,
  isAllowed,
  isEverything,
  isForEverybody,
  matchesPattern,
  type PolicyStatement,
  principalsOf,
  some,
} from "./policy-document.ts";
export { identityStatementsIn, resourceStatementsIn, trustStatementsOf } from "./policy-places.ts";
export { deniesPlainHttp } from "./secure-transport.ts";
export { scalesToAtLeast } from "./service-scaling.ts";
export { type Tags, tagsOf } from "./tags.ts";
export { isWiredInside, isWiredToOnly } from "./wired.ts";
