/** Azure's region pairs: where geo-redundant storage keeps its second copy. Nobody can choose another region. */

/**
 * Pair by region; not all pairs go both ways.
 * Source: https://learn.microsoft.com/azure/reliability/regions-list (public cloud),
 * https://learn.microsoft.com/azure/reliability/regions-paired (pairs that go one way, and Azure Government),
 * https://learn.microsoft.com/azure/china/overview-datacenters (China).
 */
const PAIRS: Readonly<Record<string, string>> = {
  australiacentral: "australiacentral2",
  australiacentral2: "australiacentral",
  australiaeast: "australiasoutheast",
  australiasoutheast: "australiaeast",
  brazilsouth: "southcentralus",
  brazilsoutheast: "brazilsouth",
  canadacentral: "canadaeast",
  canadaeast: "canadacentral",
  centralindia: "southindia",
  centralus: "eastus2",
  chinaeast: "chinanorth",
  chinaeast2: "chinanorth2",
  chinaeast3: "chinanorth3",
  chinanorth: "chinaeast",
  chinanorth2: "chinaeast2",
  chinanorth3: "chinaeast3",
  eastasia: "southeastasia",
  eastus: "westus",
  eastus2: "centralus",
  francecentral: "francesouth",
  francesouth: "francecentral",
  germanynorth: "germanywestcentral",
  germanywestcentral: "germanynorth",
  japaneast: "japanwest",
  japanwest: "japaneast",
  jioindiacentral: "jioindiawest",
  jioindiawest: "jioindiacentral",
  koreacentral: "koreasouth",
  koreasouth: "koreacentral",
  northcentralus: "southcentralus",
  northeurope: "westeurope",
  norwayeast: "norwaywest",
  norwaywest: "norwayeast",
  southafricanorth: "southafricawest",
  southafricawest: "southafricanorth",
  southcentralus: "northcentralus",
  southeastasia: "eastasia",
  southindia: "centralindia",
  swedencentral: "swedensouth",
  swedensouth: "swedencentral",
  switzerlandnorth: "switzerlandwest",
  switzerlandwest: "switzerlandnorth",
  uaecentral: "uaenorth",
  uaenorth: "uaecentral",
  uksouth: "ukwest",
  ukwest: "uksouth",
  usgovarizona: "usgovtexas",
  usgovtexas: "usgovvirginia",
  usgovvirginia: "usgovtexas",
  westcentralus: "westus2",
  westeurope: "northeurope",
  westindia: "southindia",
  westus: "eastus",
  westus2: "westcentralus",
  westus3: "eastus",
};

const BY_REGION: ReadonlyMap<string, string> = new Map(Object.entries(PAIRS));

/** `West Europe` as Azure writes it in ids: `westeurope`. */
export function regionName(text: string): string {
  return text.toLowerCase().replaceAll(" ", "");
}

/** The region that keeps the second copy of geo-redundant storage in `region`; undefined where there is none. */
export function pairOf(region: string): string | undefined {
  return BY_REGION.get(regionName(region));
}
