/**
 * One name for each type of resource. Providers give one thing several tokens over the years; a rule that knew only
 * one of them would call a stack clean because of its age.
 */

/** Tokens of @pulumi/aws that register the same resource as another one (its `aliases`), and that one. */
const AWS_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"],
]);

/** Names that @pulumi/azure-native used before version 3, where they are not ambiguous now (its `aliases`). */
const AZURE_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["azure-native:cache:Database", "azure-native:redisenterprise:Database"],
  ["azure-native:cache:FirewallRule", "azure-native:redis:FirewallRule"],
  ["azure-native:cache:Redis", "azure-native:redis:Redis"],
  ["azure-native:documentdb:DatabaseAccount", "azure-native:cosmosdb:DatabaseAccount"],
  ["azure-native:insights:ActionGroup", "azure-native:monitor:ActionGroup"],
  ["azure-native:insights:ActivityLogAlert", "azure-native:monitor:ActivityLogAlert"],
  ["azure-native:insights:Component", "azure-native:applicationinsights:Component"],
  ["azure-native:insights:DiagnosticSetting", "azure-native:monitor:DiagnosticSetting"],
  ["azure-native:insights:MetricAlert", "azure-native:monitor:MetricAlert"],
  [
    "azure-native:insights:SubscriptionDiagnosticSetting",
    "azure-native:monitor:SubscriptionDiagnosticSetting",
  ],
  ["azure-native:network:Endpoint", "azure-native:trafficmanager:Endpoint"],
  ["azure-native:network:FrontDoor", "azure-native:frontdoor:FrontDoor"],
  ["azure-native:network:Policy", "azure-native:frontdoor:Policy"],
  ["azure-native:network:Profile", "azure-native:trafficmanager:Profile"],
  ["azure-native:network:RecordSet", "azure-native:dns:RecordSet"],
  ["azure-native:network:Zone", "azure-native:dns:Zone"],
]);

/** Modules of @pulumi/aws that hold the load-balancer types under older names. */
const LOAD_BALANCER_MODULE = /^aws:(?:alb|elasticloadbalancingv2|applicationloadbalancing)\//;
const CLASSIC_LOAD_BALANCER_MODULE = /^aws:elasticloadbalancing\//;

/** `aws:s3/bucketV2:BucketV2`, `aws:s3/bucketVersioningV2:BucketVersioningV2` and the like. */
const S3_VERSION_2 = /^aws:s3\/(bucket\w*?)V2:(Bucket\w*?)V2$/;

/** `azure-native:network/v20240101preview:NetworkSecurityGroup`. */
const AZURE_API_VERSION = /^(azure-native:[^/:]+)\/v\d{8}[a-z]*:/;

/** `azure-native:dbforpostgresql/v20221201` and `azure-native_dbforpostgresql_v20221201:…` of local SDKs. */
const AZURE_PARAMETERIZED = /^azure-native_([a-z0-9]+)_v\d{8}[a-z]*:[^:]+:/;

const known = new Map<string, string>();

/** The token rules use for `token`: old names and API versions taken off. */
export function canonicalType(token: string): string {
  let canonical = known.get(token);
  if (canonical === undefined) {
    canonical = canonicalise(token);
    // The tokens of one program are few; those of a hostile file must not fill the memory.
    if (known.size < 10_000) known.set(token, canonical);
  }
  return canonical;
}

function canonicalise(token: string): string {
  if (token.startsWith("azure-native")) {
    const unversioned = token
      .replace(AZURE_API_VERSION, "$1:")
      .replace(AZURE_PARAMETERIZED, "azure-native:$1:");
    return AZURE_SYNONYMS.get(unversioned) ?? unversioned;
  }
  return (
    AWS_SYNONYMS.get(token) ??
    token
      .replace(LOAD_BALANCER_MODULE, "aws:lb/")
      .replace(CLASSIC_LOAD_BALANCER_MODULE, "aws:elb/")
      .replace(S3_VERSION_2, "aws:s3/$1:$2")
  );
}
