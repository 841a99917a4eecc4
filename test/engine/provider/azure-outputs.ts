// Outputs the Azure APIs compute, beyond the name and type every resource has.
import type { Json, Properties } from "../sdk.ts";
import { TENANT, tableKey } from "./azure-ids.ts";
import { text } from "./cloud.ts";
import { digits, isObject, uuid } from "./values.ts";

export interface OutputFacts {
  readonly id: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Properties;
}

type Outputs = (facts: OutputFacts) => Properties;

function endpoints(account: string, services: readonly string[]): Properties {
  return Object.fromEntries(services.map((s) => [s, `https://${account}.${s}.core.windows.net/`]));
}

/** Read access to the other region comes with addresses there, except for file shares. */
function storageAccount({ name, inputs }: OutputFacts): Properties {
  const sku = isObject(inputs.sku) ? text(inputs.sku.name) : undefined;
  const readable = sku !== undefined && /_RA/.test(sku);
  return {
    primaryEndpoints: endpoints(name, ["blob", "dfs", "file", "queue", "table"]),
    primaryLocation: inputs.location ?? null,
    provisioningState: "Succeeded",
    ...(readable
      ? { secondaryEndpoints: endpoints(`${name}-secondary`, ["blob", "dfs", "queue", "table"]) }
      : {}),
  };
}

function subnets({ id, inputs }: OutputFacts): Properties {
  const declared = inputs.subnets;
  if (!Array.isArray(declared)) return {};
  return {
    subnets: declared.map((subnet): Json => {
      const name = isObject(subnet) ? text(subnet.name) : undefined;
      return name === undefined ? {} : { id: `${id}/subnets/${name}` };
    }),
  };
}

/** Azure's own name under a domain, where the program asks for one. */
function publicAddress({ urn, inputs }: OutputFacts): Properties {
  const settings = inputs.dnsSettings;
  const label = isObject(settings) ? text(settings.domainNameLabel) : undefined;
  const location = text(inputs.location) ?? "";
  return {
    ipAddress: `203.0.113.${(Number.parseInt(digits(urn, 2), 16) % 254) + 1}`,
    ...(label === undefined ? {} : { dnsSettings: { fqdn: `${label}.${location}.cloudapp.azure.com` } }),
  };
}

function containerApp({ name, urn, inputs }: OutputFacts): Properties {
  const configuration = inputs.configuration;
  const fqdn = `${name}.${digits(urn, 8)}.azurecontainerapps.io`;
  const reachable = isObject(configuration) && isObject(configuration.ingress);
  return {
    latestRevisionFqdn: fqdn,
    ...(reachable ? { configuration: { ingress: { fqdn } } } : {}),
  };
}

const OUTPUTS: Readonly<Record<string, Outputs>> = {
  "app:ContainerApp": containerApp,
  "app:ManagedEnvironment": ({ urn, inputs }) => ({
    defaultDomain: `${digits(urn, 8)}.${text(inputs.location) ?? ""}.azurecontainerapps.io`,
    staticIp: "10.0.0.100",
  }),
  "containerregistry:Registry": ({ name }) => ({ loginServer: `${name}.azurecr.io` }),
  "cosmosdb:DatabaseAccount": ({ name }) => ({
    documentEndpoint: `https://${name}.documents.azure.com:443/`,
  }),
  "dbforpostgresql:Server": ({ name }) => ({
    fullyQualifiedDomainName: `${name}.postgres.database.azure.com`,
    state: "Ready",
  }),
  "dns:RecordSet": ({ name, inputs }) => ({ fqdn: `${name}.${text(inputs.zoneName) ?? ""}.` }),
  "dns:Zone": () => ({
    nameServers: ["ns1-01.azure-dns.com.", "ns2-01.azure-dns.net.", "ns3-01.azure-dns.org."],
  }),
  "keyvault:Key": ({ name, urn, inputs }) => {
    const uri = `https://${text(inputs.vaultName) ?? ""}.vault.azure.net/keys/${name}`;
    return { keyUri: uri, keyUriWithVersion: `${uri}/${digits(urn, 32)}` };
  },
  "keyvault:Secret": ({ name, urn, inputs }) => {
    const uri = `https://${text(inputs.vaultName) ?? ""}.vault.azure.net/secrets/${name}`;
    return { properties: { secretUri: uri, secretUriWithVersion: `${uri}/${digits(urn, 32)}` } };
  },
  "keyvault:Vault": ({ name }) => ({ properties: { vaultUri: `https://${name}.vault.azure.net/` } }),
  "managedidentity:UserAssignedIdentity": ({ urn }) => ({
    clientId: uuid(`${urn}#client`),
    principalId: uuid(`${urn}#principal`),
    tenantId: TENANT,
  }),
  "network:PublicIPAddress": publicAddress,
  "network:VirtualNetwork": subnets,
  "operationalinsights:Workspace": ({ urn }) => ({ customerId: uuid(`${urn}#customer`) }),
  "recoveryservices:Vault": () => ({ properties: { provisioningState: "Succeeded" } }),
  "servicebus:Namespace": ({ name }) => ({
    serviceBusEndpoint: `https://${name}.servicebus.windows.net:443/`,
  }),
  "sql:Server": ({ name }) => ({
    fullyQualifiedDomainName: `${name}.database.windows.net`,
    state: "Ready",
  }),
  "storage:StorageAccount": storageAccount,
  "trafficmanager:Profile": ({ inputs }) => {
    const relative = isObject(inputs.dnsConfig) ? text(inputs.dnsConfig.relativeName) : undefined;
    return relative === undefined ? {} : { dnsConfig: { fqdn: `${relative}.trafficmanager.net` } };
  },
  "web:WebApp": ({ name }) => ({ defaultHostName: `${name}.azurewebsites.net`, state: "Running" }),
};

/** A system-assigned identity exists only once its resource does. */
function systemIdentity({ urn, inputs }: OutputFacts): Properties {
  const identity = inputs.identity;
  const assigned = isObject(identity) && text(identity.type)?.includes("SystemAssigned");
  return assigned ? { identity: { principalId: uuid(`${urn}#identity`), tenantId: TENANT } } : {};
}

export function typeOutputs(type: string, facts: OutputFacts): Properties {
  return { ...systemIdentity(facts), ...OUTPUTS[tableKey(type)]?.(facts) };
}

/** The types this table speaks of, for the test that compares it with the SDK. */
export const TYPES_WITH_OUTPUTS: readonly string[] = Object.keys(OUTPUTS).map((key) => `azure-native:${key}`);
