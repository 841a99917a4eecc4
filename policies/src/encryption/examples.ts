import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as analyticsClustersEncryptLocalDisks } from "./analytics-clusters-encrypt-local-disks.examples.ts";
import { examples as analyticsClustersEncryptStoredData } from "./analytics-clusters-encrypt-stored-data.examples.ts";
import { examples as analyticsClustersEncryptTraffic } from "./analytics-clusters-encrypt-traffic.examples.ts";
import { examples as analyticsClustersEncryptVolumes } from "./analytics-clusters-encrypt-volumes.examples.ts";
import { examples as analyticsClustersEncrypted } from "./analytics-clusters-encrypted.examples.ts";
import { examples as analyticsClustersWriteUnderKeys } from "./analytics-clusters-write-under-keys.examples.ts";
import { examples as apisShowACertificateToTheirBackends } from "./apis-show-a-certificate-to-their-backends.examples.ts";
import { examples as auditLogsUseCustomerManagedKeys } from "./audit-logs-use-customer-managed-keys.examples.ts";
import { examples as backendsReachedOverTls } from "./backends-reached-over-tls.examples.ts";
import { examples as browsersStayOnTls } from "./browsers-stay-on-tls.examples.ts";
import { examples as bucketsRefusePlainHttp } from "./buckets-refuse-plain-http.examples.ts";
import { examples as bucketsUseBucketKeys } from "./buckets-use-bucket-keys.examples.ts";
import { examples as cachesAndBrokersEncryptedInTransit } from "./caches-and-brokers-encrypted-in-transit.examples.ts";
import { examples as clusterSecretsRotated } from "./cluster-secrets-rotated.examples.ts";
import { examples as dataStoresEncryptedAtRest } from "./data-stores-encrypted-at-rest.examples.ts";
import { examples as databasePasswordsManaged } from "./database-passwords-managed.examples.ts";
import { examples as databasesRequireTls } from "./databases-require-tls.examples.ts";
import { examples as databasesUseCurrentAuthorities } from "./databases-use-current-authorities.examples.ts";
import { examples as desktopsEncryptUserVolumes } from "./desktops-encrypt-user-volumes.examples.ts";
import { examples as disksEncryptedAtRest } from "./disks-encrypted-at-rest.examples.ts";
import { examples as distributionsHaveTheirOwnCertificate } from "./distributions-have-their-own-certificate.examples.ts";
import { examples as edgesReachOriginsOverTls } from "./edges-reach-origins-over-tls.examples.ts";
import { examples as edgesRequireTls12OfOrigins } from "./edges-require-tls-1-2-of-origins.examples.ts";
import { examples as endpointsRefusePlainText } from "./endpoints-refuse-plain-text.examples.ts";
import { examples as endpointsRequireTls12 } from "./endpoints-require-tls-1-2.examples.ts";
import { examples as environmentsUseCustomerManagedKeys } from "./environments-use-customer-managed-keys.examples.ts";
import { examples as infrastructureEncryptedTwice } from "./infrastructure-encrypted-twice.examples.ts";
import { examples as jobVolumesUseCustomerManagedKeys } from "./job-volumes-use-customer-managed-keys.examples.ts";
import { examples as jobsEncryptTheirTraffic } from "./jobs-encrypt-their-traffic.examples.ts";
import { examples as keysEnabled } from "./keys-enabled.examples.ts";
import { examples as keysRecoverableAfterDeletion } from "./keys-recoverable-after-deletion.examples.ts";
import { examples as keysRotated } from "./keys-rotated.examples.ts";
import { examples as kubernetesSecretsEncrypted } from "./kubernetes-secrets-encrypted.examples.ts";
import { examples as loadBalancerCertificatesRenewed } from "./load-balancer-certificates-renewed.examples.ts";
import { examples as loadBalancersOfferForwardSecrecy } from "./load-balancers-offer-forward-secrecy.examples.ts";
import { examples as mailSentOverTls } from "./mail-sent-over-tls.examples.ts";
import { examples as messagesEncryptedAtRest } from "./messages-encrypted-at-rest.examples.ts";
import { examples as newDisksEncryptedByDefault } from "./new-disks-encrypted-by-default.examples.ts";
import { examples as performanceHistoryUsesCustomerManagedKeys } from "./performance-history-uses-customer-managed-keys.examples.ts";
import { examples as querySettingsEnforced } from "./query-settings-enforced.examples.ts";
import { examples as queuesAndTopicsRefusePlainHttp } from "./queues-and-topics-refuse-plain-http.examples.ts";
import { examples as secretsNotInPlainSettings } from "./secrets-not-in-plain-settings.examples.ts";
import { examples as secretsRotated } from "./secrets-rotated.examples.ts";
import { examples as shellSessionsUseCustomerManagedKeys } from "./shell-sessions-use-customer-managed-keys.examples.ts";
import { examples as storesUseCustomerManagedKeys } from "./stores-use-customer-managed-keys.examples.ts";
import { examples as temporaryDisksEncryptedAtHost } from "./temporary-disks-encrypted-at-host.examples.ts";
import { examples as transferServersUseCurrentCiphers } from "./transfer-servers-use-current-ciphers.examples.ts";
import { examples as userDataWithoutSecrets } from "./user-data-without-secrets.examples.ts";
import { examples as vaultKeysAndSecretsExpire } from "./vault-keys-and-secrets-expire.examples.ts";
import { examples as vaultKeysKeptInHardware } from "./vault-keys-kept-in-hardware.examples.ts";
import { examples as vaultsKeepWhatIsDeleted } from "./vaults-keep-what-is-deleted.examples.ts";
import { examples as webAppsRefuseFtp } from "./web-apps-refuse-ftp.examples.ts";
import { examples as webAppsSpeakHttp2 } from "./web-apps-speak-http-2.examples.ts";

/** Examples of the rules of the encryption domain, by the part of their id after the slash. */
export const encryptionExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "analytics-clusters-encrypt-local-disks": analyticsClustersEncryptLocalDisks,
  "analytics-clusters-encrypt-stored-data": analyticsClustersEncryptStoredData,
  "analytics-clusters-encrypt-traffic": analyticsClustersEncryptTraffic,
  "analytics-clusters-encrypt-volumes": analyticsClustersEncryptVolumes,
  "analytics-clusters-encrypted": analyticsClustersEncrypted,
  "analytics-clusters-write-under-keys": analyticsClustersWriteUnderKeys,
  "apis-show-a-certificate-to-their-backends": apisShowACertificateToTheirBackends,
  "audit-logs-use-customer-managed-keys": auditLogsUseCustomerManagedKeys,
  "backends-reached-over-tls": backendsReachedOverTls,
  "browsers-stay-on-tls": browsersStayOnTls,
  "buckets-refuse-plain-http": bucketsRefusePlainHttp,
  "buckets-use-bucket-keys": bucketsUseBucketKeys,
  "caches-and-brokers-encrypted-in-transit": cachesAndBrokersEncryptedInTransit,
  "cluster-secrets-rotated": clusterSecretsRotated,
  "data-stores-encrypted-at-rest": dataStoresEncryptedAtRest,
  "database-passwords-managed": databasePasswordsManaged,
  "databases-require-tls": databasesRequireTls,
  "databases-use-current-authorities": databasesUseCurrentAuthorities,
  "desktops-encrypt-user-volumes": desktopsEncryptUserVolumes,
  "disks-encrypted-at-rest": disksEncryptedAtRest,
  "distributions-have-their-own-certificate": distributionsHaveTheirOwnCertificate,
  "edges-reach-origins-over-tls": edgesReachOriginsOverTls,
  "edges-require-tls-1-2-of-origins": edgesRequireTls12OfOrigins,
  "endpoints-refuse-plain-text": endpointsRefusePlainText,
  "endpoints-require-tls-1-2": endpointsRequireTls12,
  "environments-use-customer-managed-keys": environmentsUseCustomerManagedKeys,
  "infrastructure-encrypted-twice": infrastructureEncryptedTwice,
  "job-volumes-use-customer-managed-keys": jobVolumesUseCustomerManagedKeys,
  "jobs-encrypt-their-traffic": jobsEncryptTheirTraffic,
  "keys-enabled": keysEnabled,
  "keys-recoverable-after-deletion": keysRecoverableAfterDeletion,
  "keys-rotated": keysRotated,
  "kubernetes-secrets-encrypted": kubernetesSecretsEncrypted,
  "load-balancer-certificates-renewed": loadBalancerCertificatesRenewed,
  "load-balancers-offer-forward-secrecy": loadBalancersOfferForwardSecrecy,
  "mail-sent-over-tls": mailSentOverTls,
  "messages-encrypted-at-rest": messagesEncryptedAtRest,
  "new-disks-encrypted-by-default": newDisksEncryptedByDefault,
  "performance-history-uses-customer-managed-keys": performanceHistoryUsesCustomerManagedKeys,
  "query-settings-enforced": querySettingsEnforced,
  "queues-and-topics-refuse-plain-http": queuesAndTopicsRefusePlainHttp,
  "secrets-not-in-plain-settings": secretsNotInPlainSettings,
  "secrets-rotated": secretsRotated,
  "shell-sessions-use-customer-managed-keys": shellSessionsUseCustomerManagedKeys,
  "stores-use-customer-managed-keys": storesUseCustomerManagedKeys,
  "temporary-disks-encrypted-at-host": temporaryDisksEncryptedAtHost,
  "transfer-servers-use-current-ciphers": transferServersUseCurrentCiphers,
  "user-data-without-secrets": userDataWithoutSecrets,
  "vault-keys-and-secrets-expire": vaultKeysAndSecretsExpire,
  "vault-keys-kept-in-hardware": vaultKeysKeptInHardware,
  "vaults-keep-what-is-deleted": vaultsKeepWhatIsDeleted,
  "web-apps-refuse-ftp": webAppsRefuseFtp,
  "web-apps-speak-http-2": webAppsSpeakHttp2,
};
