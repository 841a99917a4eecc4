import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as accessDecidedByRoles } from "./access-decided-by-roles.examples.ts";
import { examples as administratorRolesNotAssigned } from "./administrator-roles-not-assigned.examples.ts";
import { examples as apisAuthenticateTheirCallers } from "./apis-authenticate-their-callers.examples.ts";
import { examples as appsHaveAManagedIdentity } from "./apps-have-a-managed-identity.examples.ts";
import { examples as authorizationRulesDoNotManage } from "./authorization-rules-do-not-manage.examples.ts";
import { examples as bucketsBehindDistributionsArePrivate } from "./buckets-behind-distributions-are-private.examples.ts";
import { examples as containersCannotChangeThemselves } from "./containers-cannot-change-themselves.examples.ts";
import { examples as containersNotPrivileged } from "./containers-not-privileged.examples.ts";
import { examples as databasesAcceptDirectoryIdentities } from "./databases-accept-directory-identities.examples.ts";
import { examples as federatedTrustNamesItsSubjects } from "./federated-trust-names-its-subjects.examples.ts";
import { examples as fileSystemEntriesAreFenced } from "./file-system-entries-are-fenced.examples.ts";
import { examples as foreignAccountsNeedAnExternalId } from "./foreign-accounts-need-an-external-id.examples.ts";
import { examples as functionCallersNameTheirSource } from "./function-callers-name-their-source.examples.ts";
import { examples as instanceMetadataNeedsAToken } from "./instance-metadata-needs-a-token.examples.ts";
import { examples as machinesTakeNoPasswords } from "./machines-take-no-passwords.examples.ts";
import { examples as noGuestIdentities } from "./no-guest-identities.examples.ts";
import { examples as noLongLivedAccessKeys } from "./no-long-lived-access-keys.examples.ts";
import { examples as noPolicyAllowsByException } from "./no-policy-allows-by-exception.examples.ts";
import { examples as noPolicyGrantsEverything } from "./no-policy-grants-everything.examples.ts";
import { examples as noPolicyGrantsWholeServices } from "./no-policy-grants-whole-services.examples.ts";
import { examples as noPolicyLetsItsHolderGrantMore } from "./no-policy-lets-its-holder-grant-more.examples.ts";
import { examples as noShellsIntoContainers } from "./no-shells-into-containers.examples.ts";
import { examples as notebooksWithoutRoot } from "./notebooks-without-root.examples.ts";
import { examples as objectAclsOutOfUse } from "./object-acls-out-of-use.examples.ts";
import { examples as objectAclsPrivate } from "./object-acls-private.examples.ts";
import { examples as passRoleNamesItsRoles } from "./pass-role-names-its-roles.examples.ts";
import { examples as passwordPolicyStrong } from "./password-policy-strong.examples.ts";
import { examples as permissionsThroughGroupsAndRoles } from "./permissions-through-groups-and-roles.examples.ts";
import { examples as resourcesNotOpenToEverybody } from "./resources-not-open-to-everybody.examples.ts";
import { examples as rolesTrustNamedPrincipals } from "./roles-trust-named-principals.examples.ts";
import { examples as servicesHoldNarrowRoles } from "./services-hold-narrow-roles.examples.ts";
import { examples as sharedKeysDisabled } from "./shared-keys-disabled.examples.ts";
import { examples as snapshotsAndImagesNotPublic } from "./snapshots-and-images-not-public.examples.ts";
import { examples as storesClosedToAnonymousAccess } from "./stores-closed-to-anonymous-access.examples.ts";

/** Examples of the rules of the access domain, by the part of their id after the slash. */
export const accessExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "access-decided-by-roles": accessDecidedByRoles,
  "administrator-roles-not-assigned": administratorRolesNotAssigned,
  "apis-authenticate-their-callers": apisAuthenticateTheirCallers,
  "apps-have-a-managed-identity": appsHaveAManagedIdentity,
  "authorization-rules-do-not-manage": authorizationRulesDoNotManage,
  "buckets-behind-distributions-are-private": bucketsBehindDistributionsArePrivate,
  "containers-cannot-change-themselves": containersCannotChangeThemselves,
  "containers-not-privileged": containersNotPrivileged,
  "databases-accept-directory-identities": databasesAcceptDirectoryIdentities,
  "federated-trust-names-its-subjects": federatedTrustNamesItsSubjects,
  "file-system-entries-are-fenced": fileSystemEntriesAreFenced,
  "foreign-accounts-need-an-external-id": foreignAccountsNeedAnExternalId,
  "function-callers-name-their-source": functionCallersNameTheirSource,
  "instance-metadata-needs-a-token": instanceMetadataNeedsAToken,
  "machines-take-no-passwords": machinesTakeNoPasswords,
  "no-guest-identities": noGuestIdentities,
  "no-long-lived-access-keys": noLongLivedAccessKeys,
  "no-policy-allows-by-exception": noPolicyAllowsByException,
  "no-policy-grants-everything": noPolicyGrantsEverything,
  "no-policy-grants-whole-services": noPolicyGrantsWholeServices,
  "no-policy-lets-its-holder-grant-more": noPolicyLetsItsHolderGrantMore,
  "no-shells-into-containers": noShellsIntoContainers,
  "notebooks-without-root": notebooksWithoutRoot,
  "object-acls-out-of-use": objectAclsOutOfUse,
  "object-acls-private": objectAclsPrivate,
  "pass-role-names-its-roles": passRoleNamesItsRoles,
  "password-policy-strong": passwordPolicyStrong,
  "permissions-through-groups-and-roles": permissionsThroughGroupsAndRoles,
  "resources-not-open-to-everybody": resourcesNotOpenToEverybody,
  "roles-trust-named-principals": rolesTrustNamedPrincipals,
  "services-hold-narrow-roles": servicesHoldNarrowRoles,
  "shared-keys-disabled": sharedKeysDisabled,
  "snapshots-and-images-not-public": snapshotsAndImagesNotPublic,
  "stores-closed-to-anonymous-access": storesClosedToAnonymousAccess,
};
