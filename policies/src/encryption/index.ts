import type { Rule } from "@rampart/policy";
import { analyticsClustersEncrypted } from "./analytics-clusters-encrypted.ts";
import { auditLogsUseCustomerManagedKeys } from "./audit-logs-use-customer-managed-keys.ts";
import { bucketsRefusePlainHttp } from "./buckets-refuse-plain-http.ts";
import { cachesAndBrokersEncryptedInTransit } from "./caches-and-brokers-encrypted-in-transit.ts";
import { dataStoresEncryptedAtRest } from "./data-stores-encrypted-at-rest.ts";
import { databasePasswordsManaged } from "./database-passwords-managed.ts";
import { databasesRequireTls } from "./databases-require-tls.ts";
import { disksEncryptedAtRest } from "./disks-encrypted-at-rest.ts";
import { edgesReachOriginsOverTls } from "./edges-reach-origins-over-tls.ts";
import { endpointsRefusePlainText } from "./endpoints-refuse-plain-text.ts";
import { endpointsRequireTls12 } from "./endpoints-require-tls-1-2.ts";
import { infrastructureEncryptedTwice } from "./infrastructure-encrypted-twice.ts";
import { keysRecoverableAfterDeletion } from "./keys-recoverable-after-deletion.ts";
import { keysRotated } from "./keys-rotated.ts";
import { kubernetesSecretsEncrypted } from "./kubernetes-secrets-encrypted.ts";
import { messagesEncryptedAtRest } from "./messages-encrypted-at-rest.ts";
import { newDisksEncryptedByDefault } from "./new-disks-encrypted-by-default.ts";
import { queuesAndTopicsRefusePlainHttp } from "./queues-and-topics-refuse-plain-http.ts";
import { secretsNotInPlainSettings } from "./secrets-not-in-plain-settings.ts";
import { secretsRotated } from "./secrets-rotated.ts";
import { storesUseCustomerManagedKeys } from "./stores-use-customer-managed-keys.ts";
import { temporaryDisksEncryptedAtHost } from "./temporary-disks-encrypted-at-host.ts";
import { userDataWithoutSecrets } from "./user-data-without-secrets.ts";
import { vaultKeysAndSecretsExpire } from "./vault-keys-and-secrets-expire.ts";

/** The rules of the encryption domain. */
export const encryptionRules: readonly Rule[] = [
  analyticsClustersEncrypted,
  auditLogsUseCustomerManagedKeys,
  bucketsRefusePlainHttp,
  cachesAndBrokersEncryptedInTransit,
  dataStoresEncryptedAtRest,
  databasePasswordsManaged,
  databasesRequireTls,
  disksEncryptedAtRest,
  edgesReachOriginsOverTls,
  endpointsRefusePlainText,
  endpointsRequireTls12,
  infrastructureEncryptedTwice,
  keysRecoverableAfterDeletion,
  keysRotated,
  kubernetesSecretsEncrypted,
  messagesEncryptedAtRest,
  newDisksEncryptedByDefault,
  queuesAndTopicsRefusePlainHttp,
  secretsNotInPlainSettings,
  secretsRotated,
  storesUseCustomerManagedKeys,
  temporaryDisksEncryptedAtHost,
  userDataWithoutSecrets,
  vaultKeysAndSecretsExpire,
];
