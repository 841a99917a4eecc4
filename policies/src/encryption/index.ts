import type { Rule } from "@rampart/policy";
import { analyticsClustersEncryptLocalDisks } from "./analytics-clusters-encrypt-local-disks.ts";
import { analyticsClustersEncryptStoredData } from "./analytics-clusters-encrypt-stored-data.ts";
import { analyticsClustersEncryptTraffic } from "./analytics-clusters-encrypt-traffic.ts";
import { analyticsClustersEncryptVolumes } from "./analytics-clusters-encrypt-volumes.ts";
import { analyticsClustersEncrypted } from "./analytics-clusters-encrypted.ts";
import { analyticsClustersWriteUnderKeys } from "./analytics-clusters-write-under-keys.ts";
import { apisShowACertificateToTheirBackends } from "./apis-show-a-certificate-to-their-backends.ts";
import { auditLogsUseCustomerManagedKeys } from "./audit-logs-use-customer-managed-keys.ts";
import { backendsReachedOverTls } from "./backends-reached-over-tls.ts";
import { browsersStayOnTls } from "./browsers-stay-on-tls.ts";
import { bucketsRefusePlainHttp } from "./buckets-refuse-plain-http.ts";
import { bucketsUseBucketKeys } from "./buckets-use-bucket-keys.ts";
import { cachesAndBrokersEncryptedInTransit } from "./caches-and-brokers-encrypted-in-transit.ts";
import { clusterSecretsRotated } from "./cluster-secrets-rotated.ts";
import { dataStoresEncryptedAtRest } from "./data-stores-encrypted-at-rest.ts";
import { databasePasswordsManaged } from "./database-passwords-managed.ts";
import { databasesRequireTls } from "./databases-require-tls.ts";
import { databasesUseCurrentAuthorities } from "./databases-use-current-authorities.ts";
import { desktopsEncryptUserVolumes } from "./desktops-encrypt-user-volumes.ts";
import { disksEncryptedAtRest } from "./disks-encrypted-at-rest.ts";
import { distributionsHaveTheirOwnCertificate } from "./distributions-have-their-own-certificate.ts";
import { edgesReachOriginsOverTls } from "./edges-reach-origins-over-tls.ts";
import { edgesRequireTls12OfOrigins } from "./edges-require-tls-1-2-of-origins.ts";
import { endpointsRefusePlainText } from "./endpoints-refuse-plain-text.ts";
import { endpointsRequireTls12 } from "./endpoints-require-tls-1-2.ts";
import { environmentsUseCustomerManagedKeys } from "./environments-use-customer-managed-keys.ts";
import { infrastructureEncryptedTwice } from "./infrastructure-encrypted-twice.ts";
import { jobVolumesUseCustomerManagedKeys } from "./job-volumes-use-customer-managed-keys.ts";
import { jobsEncryptTheirTraffic } from "./jobs-encrypt-their-traffic.ts";
import { keysEnabled } from "./keys-enabled.ts";
import { keysRecoverableAfterDeletion } from "./keys-recoverable-after-deletion.ts";
import { keysRotated } from "./keys-rotated.ts";
import { kubernetesSecretsEncrypted } from "./kubernetes-secrets-encrypted.ts";
import { loadBalancerCertificatesRenewed } from "./load-balancer-certificates-renewed.ts";
import { loadBalancersOfferForwardSecrecy } from "./load-balancers-offer-forward-secrecy.ts";
import { mailSentOverTls } from "./mail-sent-over-tls.ts";
import { messagesEncryptedAtRest } from "./messages-encrypted-at-rest.ts";
import { newDisksEncryptedByDefault } from "./new-disks-encrypted-by-default.ts";
import { performanceHistoryUsesCustomerManagedKeys } from "./performance-history-uses-customer-managed-keys.ts";
import { querySettingsEnforced } from "./query-settings-enforced.ts";
import { queuesAndTopicsRefusePlainHttp } from "./queues-and-topics-refuse-plain-http.ts";
import { secretsNotInPlainSettings } from "./secrets-not-in-plain-settings.ts";
import { secretsRotated } from "./secrets-rotated.ts";
import { shellSessionsUseCustomerManagedKeys } from "./shell-sessions-use-customer-managed-keys.ts";
import { storesUseCustomerManagedKeys } from "./stores-use-customer-managed-keys.ts";
import { temporaryDisksEncryptedAtHost } from "./temporary-disks-encrypted-at-host.ts";
import { transferServersUseCurrentCiphers } from "./transfer-servers-use-current-ciphers.ts";
import { userDataWithoutSecrets } from "./user-data-without-secrets.ts";
import { vaultKeysAndSecretsExpire } from "./vault-keys-and-secrets-expire.ts";
import { vaultKeysKeptInHardware } from "./vault-keys-kept-in-hardware.ts";
import { vaultsKeepWhatIsDeleted } from "./vaults-keep-what-is-deleted.ts";
import { webAppsRefuseFtp } from "./web-apps-refuse-ftp.ts";
import { webAppsSpeakHttp2 } from "./web-apps-speak-http-2.ts";

/** The rules of the encryption domain. */
export const encryptionRules: readonly Rule[] = [
  analyticsClustersEncryptLocalDisks,
  analyticsClustersEncryptStoredData,
  analyticsClustersEncryptTraffic,
  analyticsClustersEncryptVolumes,
  analyticsClustersEncrypted,
  analyticsClustersWriteUnderKeys,
  apisShowACertificateToTheirBackends,
  auditLogsUseCustomerManagedKeys,
  backendsReachedOverTls,
  browsersStayOnTls,
  bucketsRefusePlainHttp,
  bucketsUseBucketKeys,
  cachesAndBrokersEncryptedInTransit,
  clusterSecretsRotated,
  dataStoresEncryptedAtRest,
  databasePasswordsManaged,
  databasesRequireTls,
  databasesUseCurrentAuthorities,
  desktopsEncryptUserVolumes,
  disksEncryptedAtRest,
  distributionsHaveTheirOwnCertificate,
  edgesReachOriginsOverTls,
  edgesRequireTls12OfOrigins,
  endpointsRefusePlainText,
  endpointsRequireTls12,
  environmentsUseCustomerManagedKeys,
  infrastructureEncryptedTwice,
  jobVolumesUseCustomerManagedKeys,
  jobsEncryptTheirTraffic,
  keysEnabled,
  keysRecoverableAfterDeletion,
  keysRotated,
  kubernetesSecretsEncrypted,
  loadBalancerCertificatesRenewed,
  loadBalancersOfferForwardSecrecy,
  mailSentOverTls,
  messagesEncryptedAtRest,
  newDisksEncryptedByDefault,
  performanceHistoryUsesCustomerManagedKeys,
  querySettingsEnforced,
  queuesAndTopicsRefusePlainHttp,
  secretsNotInPlainSettings,
  secretsRotated,
  shellSessionsUseCustomerManagedKeys,
  storesUseCustomerManagedKeys,
  temporaryDisksEncryptedAtHost,
  transferServersUseCurrentCiphers,
  userDataWithoutSecrets,
  vaultKeysAndSecretsExpire,
  vaultKeysKeptInHardware,
  vaultsKeepWhatIsDeleted,
  webAppsRefuseFtp,
  webAppsSpeakHttp2,
];
