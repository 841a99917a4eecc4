import { Configuration } from "@pulumi/azure-native/dbforpostgresql/configuration.js";
import { Database } from "@pulumi/azure-native/dbforpostgresql/database.js";
import { FirewallRule } from "@pulumi/azure-native/dbforpostgresql/firewallRule.js";
import { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export function createDatabase(place: Place): Server {
  const { resourceGroupName, location } = place;
  const server = new Server("orders", {
    resourceGroupName,
    location,
    serverName: "orders-example-m",
    version: "13",
    sku: { name: "Standard_B2s", tier: "Burstable" },
    storage: { storageSizeGB: 256 },
    administratorLogin: "postgres",
    administratorLoginPassword: "not-a-real-password-1",
    highAvailability: { mode: "Disabled" },
    backup: { backupRetentionDays: 7, geoRedundantBackup: "Disabled" },
    network: { publicNetworkAccess: "Enabled" },
    authConfig: { activeDirectoryAuth: "Disabled", passwordAuth: "Enabled" },
    tags: tags("customer"),
  });
  const owner = { resourceGroupName, serverName: server.name };
  new FirewallRule("azure", {
    ...owner,
    firewallRuleName: "azure",
    startIpAddress: "0.0.0.0",
    endIpAddress: "0.0.0.0",
  });
  new FirewallRule("everybody", {
    ...owner,
    firewallRuleName: "everybody",
    startIpAddress: "0.0.0.0",
    endIpAddress: "255.255.255.255",
  });
  for (const [configurationName, value] of Object.entries({
    require_secure_transport: "off",
    log_connections: "off",
  })) {
    new Configuration(configurationName.replaceAll("_", "-"), {
      ...owner,
      configurationName,
      value,
      source: "user-override",
    });
  }
  new Database("orders", { ...owner, databaseName: "orders", charset: "UTF8", collation: "en_US.utf8" });
  return server;
}
