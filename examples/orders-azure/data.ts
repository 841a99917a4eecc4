import { AdministratorsMicrosoftEntra } from "@pulumi/azure-native/dbforpostgresql/administratorsMicrosoftEntra.js";
import { Configuration } from "@pulumi/azure-native/dbforpostgresql/configuration.js";
import { Database } from "@pulumi/azure-native/dbforpostgresql/database.js";
import { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import * as pulumi from "@pulumi/pulumi";
import type { Keys } from "./keys.ts";
import { createPrivateZone, type Network } from "./network.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export interface DataArgs {
  network: Network;
  keys: Keys;
  adminsGroup: string;
}

export function createDatabase(place: Place, { network, keys, adminsGroup }: DataArgs): Server {
  const { resourceGroupName, location } = place;
  const names = createPrivateZone(place, network, "database", "orders.private.postgres.database.azure.com");
  const identities = [keys.data.identity.id, keys.recovery.identity.id];
  const server = new Server(
    "orders",
    {
      resourceGroupName,
      location,
      serverName: "orders-example",
      version: "17",
      sku: { name: "Standard_D4ds_v5", tier: "GeneralPurpose" },
      storage: { storageSizeGB: 256, autoGrow: "Enabled" },
      availabilityZone: "1",
      highAvailability: { mode: "ZoneRedundant", standbyAvailabilityZone: "2" },
      backup: { backupRetentionDays: 35, geoRedundantBackup: "Enabled" },
      network: {
        delegatedSubnetResourceId: network.database.id,
        privateDnsZoneArmResourceId: names.zone.id,
        publicNetworkAccess: "Disabled",
      },
      authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Disabled", tenantId: place.tenantId },
      identity: {
        type: "UserAssigned",
        userAssignedIdentities: pulumi
          .all(identities)
          .apply((ids) => Object.fromEntries(ids.map((id) => [id, {}]))),
      },
      // Without a version, the server follows each rotation of the keys.
      dataEncryption: {
        type: "AzureKeyVault",
        primaryKeyURI: keys.data.key.keyUri,
        primaryUserAssignedIdentityId: keys.data.identity.id,
        geoBackupKeyURI: keys.recovery.key.keyUri,
        geoBackupUserAssignedIdentityId: keys.recovery.identity.id,
      },
      maintenanceWindow: { customWindow: "Enabled", dayOfWeek: 0, startHour: 2, startMinute: 0 },
      tags: tags("customer"),
    },
    { protect: true, dependsOn: [names.link, keys.data.ready, keys.recovery.ready] },
  );
  const owner = { resourceGroupName, serverName: server.name };
  new AdministratorsMicrosoftEntra("orders", {
    ...owner,
    objectId: adminsGroup,
    principalName: "orders-database-admins",
    principalType: "group",
    tenantId: place.tenantId,
  });
  // Azure changes one parameter of a server at a time: each waits for the one before.
  let previous: pulumi.Resource[] = [];
  for (const [configurationName, value] of Object.entries({
    require_secure_transport: "on",
    ssl_min_protocol_version: "TLSv1.2",
    log_connections: "on",
    log_disconnections: "on",
    log_checkpoints: "on",
    "connection_throttle.enable": "on",
  })) {
    const made = new Configuration(
      configurationName.replaceAll(/[._]/g, "-"),
      { ...owner, configurationName, value, source: "user-override" },
      { dependsOn: previous },
    );
    previous = [made];
  }
  new Database(
    "orders",
    { ...owner, databaseName: "orders", charset: "UTF8", collation: "en_US.utf8" },
    { protect: true, dependsOn: previous },
  );
  return server;
}
