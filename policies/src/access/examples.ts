import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as accessDecidedByRoles } from "./access-decided-by-roles.examples.ts";
import { examples as administratorNamesNotDefault } from "./administrator-names-not-default.examples.ts";
import { examples as administratorRolesNotAssigned } from "./administrator-roles-not-assigned.examples.ts";
import { examples as agentsHaveGuardrails } from "./agents-have-guardrails.examples.ts";
import { examples as apisAuthenticateTheirCallers } from "./apis-authenticate-their-callers.examples.ts";
import { examples as appsHaveAManagedIdentity } from "./apps-have-a-managed-identity.examples.ts";
import { examples as authorizationRulesDoNotManage } from "./authorization-rules-do-not-manage.examples.ts";
import { examples as bucketsBehindDistributionsArePrivate } from "./buckets-behind-distributions-are-private.examples.ts";
import { examples as cachesAuthenticateTheirClients } from "./caches-authenticate-their-clients.examples.ts";
import { examples as changesNeedTwoApprovals } from "./changes-need-two-approvals.examples.ts";
import { examples as consoleLoginsThroughTheIdentityProvider } from "./console-logins-through-the-identity-provider.examples.ts";
import { examples as containersCannotChangeThemselves } from "./containers-cannot-change-themselves.examples.ts";
import { examples as containersNotPrivileged } from "./containers-not-privileged.examples.ts";
import { examples as databasesAcceptDirectoryIdentities } from "./databases-accept-directory-identities.examples.ts";
import { examples as distributionsHaveARootObject } from "./distributions-have-a-root-object.examples.ts";
import { examples as federatedTrustNamesItsSubjects } from "./federated-trust-names-its-subjects.examples.ts";
import { examples as fileSystemEntriesAreFenced } from "./file-system-entries-are-fenced.examples.ts";
import { examples as fileSystemEntriesNameAUser } from "./file-system-entries-name-a-user.examples.ts";
import { examples as foreignAccountsNeedAnExternalId } from "./foreign-accounts-need-an-external-id.examples.ts";
import { examples as functionCallersNameTheirSource } from "./function-callers-name-their-source.examples.ts";
import { examples as imageTagsCannotBeOverwritten } from "./image-tags-cannot-be-overwritten.examples.ts";
import { examples as instanceMetadataNeedsAToken } from "./instance-metadata-needs-a-token.examples.ts";
import { examples as instanceMetadataStaysOnTheMachine } from "./instance-metadata-stays-on-the-machine.examples.ts";
import { examples as jobsRunOnMachinesOfTheirOwn } from "./jobs-run-on-machines-of-their-own.examples.ts";
import { examples as keysCannotChangeTheAccount } from "./keys-cannot-change-the-account.examples.ts";
import { examples as keysCannotLockEverybodyOut } from "./keys-cannot-lock-everybody-out.examples.ts";
import { examples as kubernetesDashboardOff } from "./kubernetes-dashboard-off.examples.ts";
import { examples as ledgersCheckPermissions } from "./ledgers-check-permissions.examples.ts";
import { examples as machinesHaveARole } from "./machines-have-a-role.examples.ts";
import { examples as machinesTakeNoPasswords } from "./machines-take-no-passwords.examples.ts";
import { examples as newPublicAclsRefused } from "./new-public-acls-refused.examples.ts";
import { examples as newPublicPoliciesRefused } from "./new-public-policies-refused.examples.ts";
import { examples as noGuestIdentities } from "./no-guest-identities.examples.ts";
import { examples as noKeysForRoot } from "./no-keys-for-root.examples.ts";
import { examples as noLongLivedAccessKeys } from "./no-long-lived-access-keys.examples.ts";
import { examples as noPolicyAllowsByException } from "./no-policy-allows-by-exception.examples.ts";
import { examples as noPolicyChangesPermissionsEverywhere } from "./no-policy-changes-permissions-everywhere.examples.ts";
import { examples as noPolicyGrantsEverything } from "./no-policy-grants-everything.examples.ts";
import { examples as noPolicyGrantsWholeServices } from "./no-policy-grants-whole-services.examples.ts";
import { examples as noPolicyHandsOutCredentials } from "./no-policy-hands-out-credentials.examples.ts";
import { examples as noPolicyLetsItsHolderGrantMore } from "./no-policy-lets-its-holder-grant-more.examples.ts";
import { examples as noPolicyReadsAllData } from "./no-policy-reads-all-data.examples.ts";
import { examples as noPolicyWritesEverywhere } from "./no-policy-writes-everywhere.examples.ts";
import { examples as noShellsIntoContainers } from "./no-shells-into-containers.examples.ts";
import { examples as notebooksWithoutRoot } from "./notebooks-without-root.examples.ts";
import { examples as objectAclsOutOfUse } from "./object-acls-out-of-use.examples.ts";
import { examples as objectAclsPrivate } from "./object-acls-private.examples.ts";
import { examples as passRoleNamesItsRoles } from "./pass-role-names-its-roles.examples.ts";
import { examples as passwordsContainDigits } from "./passwords-contain-digits.examples.ts";
import { examples as passwordsContainLowerCaseLetters } from "./passwords-contain-lower-case-letters.examples.ts";
import { examples as passwordsContainSymbols } from "./passwords-contain-symbols.examples.ts";
import { examples as passwordsContainUpperCaseLetters } from "./passwords-contain-upper-case-letters.examples.ts";
import { examples as passwordsLongEnough } from "./passwords-long-enough.examples.ts";
import { examples as passwordsNotReused } from "./passwords-not-reused.examples.ts";
import { examples as permissionsThroughGroupsAndRoles } from "./permissions-through-groups-and-roles.examples.ts";
import { examples as pipelinesKeptInARepository } from "./pipelines-kept-in-a-repository.examples.ts";
import { examples as publicAclsIgnored } from "./public-acls-ignored.examples.ts";
import { examples as publicPoliciesWithoutEffect } from "./public-policies-without-effect.examples.ts";
import { examples as repositoriesDemandApprovals } from "./repositories-demand-approvals.examples.ts";
import { examples as resourcePoliciesNameActions } from "./resource-policies-name-actions.examples.ts";
import { examples as resourcesNotOpenToEverybody } from "./resources-not-open-to-everybody.examples.ts";
import { examples as rolesTrustNamedPrincipals } from "./roles-trust-named-principals.examples.ts";
import { examples as searchDomainsTellTheirUsersApart } from "./search-domains-tell-their-users-apart.examples.ts";
import { examples as secretsSayWhatTheyHold } from "./secrets-say-what-they-hold.examples.ts";
import { examples as servicesHoldNarrowRoles } from "./services-hold-narrow-roles.examples.ts";
import { examples as sharedKeysDisabled } from "./shared-keys-disabled.examples.ts";
import { examples as snapshotsAndImagesNotPublic } from "./snapshots-and-images-not-public.examples.ts";
import { examples as storesClosedToAnonymousAccess } from "./stores-closed-to-anonymous-access.examples.ts";
import { examples as taskRoleDiffersFromExecutionRole } from "./task-role-differs-from-execution-role.examples.ts";

/** Examples of the rules of the access domain, by the part of their id after the slash. */
export const accessExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "access-decided-by-roles": accessDecidedByRoles,
  "administrator-names-not-default": administratorNamesNotDefault,
  "administrator-roles-not-assigned": administratorRolesNotAssigned,
  "agents-have-guardrails": agentsHaveGuardrails,
  "apis-authenticate-their-callers": apisAuthenticateTheirCallers,
  "apps-have-a-managed-identity": appsHaveAManagedIdentity,
  "authorization-rules-do-not-manage": authorizationRulesDoNotManage,
  "buckets-behind-distributions-are-private": bucketsBehindDistributionsArePrivate,
  "caches-authenticate-their-clients": cachesAuthenticateTheirClients,
  "changes-need-two-approvals": changesNeedTwoApprovals,
  "console-logins-through-the-identity-provider": consoleLoginsThroughTheIdentityProvider,
  "containers-cannot-change-themselves": containersCannotChangeThemselves,
  "containers-not-privileged": containersNotPrivileged,
  "databases-accept-directory-identities": databasesAcceptDirectoryIdentities,
  "distributions-have-a-root-object": distributionsHaveARootObject,
  "federated-trust-names-its-subjects": federatedTrustNamesItsSubjects,
  "file-system-entries-are-fenced": fileSystemEntriesAreFenced,
  "file-system-entries-name-a-user": fileSystemEntriesNameAUser,
  "foreign-accounts-need-an-external-id": foreignAccountsNeedAnExternalId,
  "function-callers-name-their-source": functionCallersNameTheirSource,
  "image-tags-cannot-be-overwritten": imageTagsCannotBeOverwritten,
  "instance-metadata-needs-a-token": instanceMetadataNeedsAToken,
  "instance-metadata-stays-on-the-machine": instanceMetadataStaysOnTheMachine,
  "jobs-run-on-machines-of-their-own": jobsRunOnMachinesOfTheirOwn,
  "keys-cannot-change-the-account": keysCannotChangeTheAccount,
  "keys-cannot-lock-everybody-out": keysCannotLockEverybodyOut,
  "kubernetes-dashboard-off": kubernetesDashboardOff,
  "ledgers-check-permissions": ledgersCheckPermissions,
  "machines-have-a-role": machinesHaveARole,
  "machines-take-no-passwords": machinesTakeNoPasswords,
  "new-public-acls-refused": newPublicAclsRefused,
  "new-public-policies-refused": newPublicPoliciesRefused,
  "no-guest-identities": noGuestIdentities,
  "no-keys-for-root": noKeysForRoot,
  "no-long-lived-access-keys": noLongLivedAccessKeys,
  "no-policy-allows-by-exception": noPolicyAllowsByException,
  "no-policy-changes-permissions-everywhere": noPolicyChangesPermissionsEverywhere,
  "no-policy-grants-everything": noPolicyGrantsEverything,
  "no-policy-grants-whole-services": noPolicyGrantsWholeServices,
  "no-policy-hands-out-credentials": noPolicyHandsOutCredentials,
  "no-policy-lets-its-holder-grant-more": noPolicyLetsItsHolderGrantMore,
  "no-policy-reads-all-data": noPolicyReadsAllData,
  "no-policy-writes-everywhere": noPolicyWritesEverywhere,
  "no-shells-into-containers": noShellsIntoContainers,
  "notebooks-without-root": notebooksWithoutRoot,
  "object-acls-out-of-use": objectAclsOutOfUse,
  "object-acls-private": objectAclsPrivate,
  "pass-role-names-its-roles": passRoleNamesItsRoles,
  "passwords-contain-digits": passwordsContainDigits,
  "passwords-contain-lower-case-letters": passwordsContainLowerCaseLetters,
  "passwords-contain-symbols": passwordsContainSymbols,
  "passwords-contain-upper-case-letters": passwordsContainUpperCaseLetters,
  "passwords-long-enough": passwordsLongEnough,
  "passwords-not-reused": passwordsNotReused,
  "permissions-through-groups-and-roles": permissionsThroughGroupsAndRoles,
  "pipelines-kept-in-a-repository": pipelinesKeptInARepository,
  "public-acls-ignored": publicAclsIgnored,
  "public-policies-without-effect": publicPoliciesWithoutEffect,
  "repositories-demand-approvals": repositoriesDemandApprovals,
  "resource-policies-name-actions": resourcePoliciesNameActions,
  "resources-not-open-to-everybody": resourcesNotOpenToEverybody,
  "roles-trust-named-principals": rolesTrustNamedPrincipals,
  "search-domains-tell-their-users-apart": searchDomainsTellTheirUsersApart,
  "secrets-say-what-they-hold": secretsSayWhatTheyHold,
  "services-hold-narrow-roles": servicesHoldNarrowRoles,
  "shared-keys-disabled": sharedKeysDisabled,
  "snapshots-and-images-not-public": snapshotsAndImagesNotPublic,
  "stores-closed-to-anonymous-access": storesClosedToAnonymousAccess,
  "task-role-differs-from-execution-role": taskRoleDiffersFromExecutionRole,
};
