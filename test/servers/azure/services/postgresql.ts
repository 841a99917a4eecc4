import { create, get, missing, objectOf, refused, remove } from "./common.ts";
import type { Handler } from "./handler.ts";

const createServer: Handler = (place, call) => {
  const properties = objectOf(objectOf(call.body).properties);
  const source = String(properties.sourceServerResourceId);
  const original = place.cloud.look(source);
  const mode = properties.createMode;
  if (mode !== "ReviveDropped" && original === undefined) return missing(source);
  const kept = objectOf(original === undefined ? undefined : original.body.properties);
  const network = objectOf(kept.network).delegatedSubnetResourceId;
  if (network !== undefined && objectOf(properties.network).delegatedSubnetResourceId === undefined) {
    return refused(400, "InvalidParameterValue", "A server in a virtual network is restored into one.");
  }
  const { storage = { storageSizeGB: 32 }, version = "16" } = kept;
  const fullyQualifiedDomainName = `${call.names.serverName ?? ""}.postgres.database.azure.com`;
  return create(place, call, {
    becoming: { properties: { state: "Provisioning" } },
    made: { properties: { state: "Ready", storage, version, fullyQualifiedDomainName } },
    status: 202,
  });
};

export const POSTGRESQL: Readonly<Record<string, Handler>> = {
  "postgresql servers.get": get,
  "postgresql servers.beginCreateOrUpdate": createServer,
  "postgresql servers.beginDelete": remove,
};
