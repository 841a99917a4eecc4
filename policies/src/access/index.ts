import type { Rule } from "@rampart/policy";
import { accessDecidedByRoles } from "./access-decided-by-roles.ts";
import { administratorNamesNotDefault } from "./administrator-names-not-default.ts";
import { administratorRolesNotAssigned } from "./administrator-roles-not-assigned.ts";
import { agentsHaveGuardrails } from "./agents-have-guardrails.ts";
import { apisAuthenticateTheirCallers } from "./apis-authenticate-their-callers.ts";
import { appsHaveAManagedIdentity } from "./apps-have-a-managed-identity.ts";
import { authorizationRulesDoNotManage } from "./authorization-rules-do-not-manage.ts";
import { bucketsBehindDistributionsArePrivate } from "./buckets-behind-distributions-are-private.ts";
import { cachesAuthenticateTheirClients } from "./caches-authenticate-their-clients.ts";
import { changesNeedTwoApprovals } from "./changes-need-two-approvals.ts";
import { consoleLoginsThroughTheIdentityProvider } from "./console-logins-through-the-identity-provider.ts";
import { containersCannotChangeThemselves } from "./containers-cannot-change-themselves.ts";
import { containersNotPrivileged } from "./containers-not-privileged.ts";
import { databasesAcceptDirectoryIdentities } from "./databases-accept-directory-identities.ts";
import { distributionsHaveARootObject } from "./distributions-have-a-root-object.ts";
import { federatedTrustNamesItsSubjects } from "./federated-trust-names-its-subjects.ts";
import { fileSystemEntriesAreFenced } from "./file-system-entries-are-fenced.ts";
import { fileSystemEntriesNameAUser } from "./file-system-entries-name-a-user.ts";
import { foreignAccountsNeedAnExternalId } from "./foreign-accounts-need-an-external-id.ts";
import { functionCallersNameTheirSource } from "./function-callers-name-their-source.ts";
import { imageTagsCannotBeOverwritten } from "./image-tags-cannot-be-overwritten.ts";
import { instanceMetadataNeedsAToken } from "./instance-metadata-needs-a-token.ts";
import { instanceMetadataStaysOnTheMachine } from "./instance-metadata-stays-on-the-machine.ts";
import { jobsRunOnMachinesOfTheirOwn } from "./jobs-run-on-machines-of-their-own.ts";
import { keysCannotChangeTheAccount } from "./keys-cannot-change-the-account.ts";
import { keysCannotLockEverybodyOut } from "./keys-cannot-lock-everybody-out.ts";
import { kubernetesDashboardOff } from "./kubernetes-dashboard-off.ts";
import { ledgersCheckPermissions } from "./ledgers-check-permissions.ts";
import { machinesHaveARole } from "./machines-have-a-role.ts";
import { machinesTakeNoPasswords } from "./machines-take-no-passwords.ts";
import { newPublicAclsRefused } from "./new-public-acls-refused.ts";
import { newPublicPoliciesRefused } from "./new-public-policies-refused.ts";
import { noGuestIdentities } from "./no-guest-identities.ts";
import { noKeysForRoot } from "./no-keys-for-root.ts";
import { noLongLivedAccessKeys } from "./no-long-lived-access-keys.ts";
import { noPolicyAllowsByException } from "./no-policy-allows-by-exception.ts";
import { noPolicyChangesPermissionsEverywhere } from "./no-policy-changes-permissions-everywhere.ts";
import { noPolicyGrantsEverything } from "./no-policy-grants-everything.ts";
import { noPolicyGrantsWholeServices } from "./no-policy-grants-whole-services.ts";
import { noPolicyHandsOutCredentials } from "./no-policy-hands-out-credentials.ts";
import { noPolicyLetsItsHolderGrantMore } from "./no-policy-lets-its-holder-grant-more.ts";
import { noPolicyReadsAllData } from "./no-policy-reads-all-data.ts";
import { noPolicyWritesEverywhere } from "./no-policy-writes-everywhere.ts";
import { noShellsIntoContainers } from "./no-shells-into-containers.ts";
import { notebooksWithoutRoot } from "./notebooks-without-root.ts";
import { objectAclsOutOfUse } from "./object-acls-out-of-use.ts";
import { objectAclsPrivate } from "./object-acls-private.ts";
import { passRoleNamesItsRoles } from "./pass-role-names-its-roles.ts";
import { passwordsContainDigits } from "./passwords-contain-digits.ts";
import { passwordsContainLowerCaseLetters } from "./passwords-contain-lower-case-letters.ts";
import { passwordsContainSymbols } from "./passwords-contain-symbols.ts";
import { passwordsContainUpperCaseLetters } from "./passwords-contain-upper-case-letters.ts";
import { passwordsLongEnough } from "./passwords-long-enough.ts";
import { passwordsNotReused } from "./passwords-not-reused.ts";
import { permissionsThroughGroupsAndRoles } from "./permissions-through-groups-and-roles.ts";
import { pipelinesKeptInARepository } from "./pipelines-kept-in-a-repository.ts";
import { publicAclsIgnored } from "./public-acls-ignored.ts";
import { publicPoliciesWithoutEffect } from "./public-policies-without-effect.ts";
import { repositoriesDemandApprovals } from "./repositories-demand-approvals.ts";
import { resourcePoliciesNameActions } from "./resource-policies-name-actions.ts";
import { resourcesNotOpenToEverybody } from "./resources-not-open-to-everybody.ts";
import { rolesTrustNamedPrincipals } from "./roles-trust-named-principals.ts";
import { searchDomainsTellTheirUsersApart } from "./search-domains-tell-their-users-apart.ts";
import { secretsSayWhatTheyHold } from "./secrets-say-what-they-hold.ts";
import { servicesHoldNarrowRoles } from "./services-hold-narrow-roles.ts";
import { sharedKeysDisabled } from "./shared-keys-disabled.ts";
import { snapshotsAndImagesNotPublic } from "./snapshots-and-images-not-public.ts";
import { storesClosedToAnonymousAccess } from "./stores-closed-to-anonymous-access.ts";
import { taskRoleDiffersFromExecutionRole } from "./task-role-differs-from-execution-role.ts";

/** The rules of the access domain. */
export const accessRules: readonly Rule[] = [
  accessDecidedByRoles,
  administratorNamesNotDefault,
  administratorRolesNotAssigned,
  agentsHaveGuardrails,
  apisAuthenticateTheirCallers,
  appsHaveAManagedIdentity,
  authorizationRulesDoNotManage,
  bucketsBehindDistributionsArePrivate,
  cachesAuthenticateTheirClients,
  changesNeedTwoApprovals,
  consoleLoginsThroughTheIdentityProvider,
  containersCannotChangeThemselves,
  containersNotPrivileged,
  databasesAcceptDirectoryIdentities,
  distributionsHaveARootObject,
  federatedTrustNamesItsSubjects,
  fileSystemEntriesAreFenced,
  fileSystemEntriesNameAUser,
  foreignAccountsNeedAnExternalId,
  functionCallersNameTheirSource,
  imageTagsCannotBeOverwritten,
  instanceMetadataNeedsAToken,
  instanceMetadataStaysOnTheMachine,
  jobsRunOnMachinesOfTheirOwn,
  keysCannotChangeTheAccount,
  keysCannotLockEverybodyOut,
  kubernetesDashboardOff,
  ledgersCheckPermissions,
  machinesHaveARole,
  machinesTakeNoPasswords,
  newPublicAclsRefused,
  newPublicPoliciesRefused,
  noGuestIdentities,
  noKeysForRoot,
  noLongLivedAccessKeys,
  noPolicyAllowsByException,
  noPolicyChangesPermissionsEverywhere,
  noPolicyGrantsEverything,
  noPolicyGrantsWholeServices,
  noPolicyHandsOutCredentials,
  noPolicyLetsItsHolderGrantMore,
  noPolicyReadsAllData,
  noPolicyWritesEverywhere,
  noShellsIntoContainers,
  notebooksWithoutRoot,
  objectAclsOutOfUse,
  objectAclsPrivate,
  passRoleNamesItsRoles,
  passwordsContainDigits,
  passwordsContainLowerCaseLetters,
  passwordsContainSymbols,
  passwordsContainUpperCaseLetters,
  passwordsLongEnough,
  passwordsNotReused,
  permissionsThroughGroupsAndRoles,
  pipelinesKeptInARepository,
  publicAclsIgnored,
  publicPoliciesWithoutEffect,
  repositoriesDemandApprovals,
  resourcePoliciesNameActions,
  resourcesNotOpenToEverybody,
  rolesTrustNamedPrincipals,
  searchDomainsTellTheirUsersApart,
  secretsSayWhatTheyHold,
  servicesHoldNarrowRoles,
  sharedKeysDisabled,
  snapshotsAndImagesNotPublic,
  storesClosedToAnonymousAccess,
  taskRoleDiffersFromExecutionRole,
];
