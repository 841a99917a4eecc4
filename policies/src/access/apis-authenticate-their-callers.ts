import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, combine, not, type Truth } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OF_API = {
  type: "aws:apigateway/method:Method",
  through: "restApi",
  to: ["aws:apigateway/restApi:RestApi"],
} as const;

interface RestApi {
  readonly endpointConfiguration: { readonly types: string };
}

/** A private API answers inside the VPC only. */
function isOfPrivateApi(graph: ResourceGraph, method: Resource<never> | Resource): Truth {
  const apis = graph.references.from(method as Resource, OF_API);
  if (apis.length === 0) return (method as Resource<{ restApi: string }>).get("restApi").text(() => false);
  return combine(
    apis.map((api) =>
      (api as unknown as Resource<RestApi>).get("endpointConfiguration").get("types").oneOf(["PRIVATE"]),
    ),
    "true",
  );
}

export const apisAuthenticateTheirCallers: Rule = defineGraphRule<ResourceTypes>({
  id: "access/apis-authenticate-their-callers",
  title: "APIs and function URLs authenticate their callers",
  severity: "medium",
  rationale:
    "Without authentication, anybody who finds the address calls the function behind it: to use it, to search it for flaws, or to run up its cost.",
  fix: "Set authorization (authorizationType) to AWS_IAM, a JWT issuer or an authorizer; put public function URLs behind CloudFront with origin access control.",
  failure: "anybody may call it",
  requires: {
    "aws:apigateway/method:Method": (method, { graph }) =>
      anyOf(
        not(method.get("authorization").oneOf(["NONE"])),
        method.get("apiKeyRequired").equals(true),
        // Browsers ask before they send a request to another site, and send no credentials when they do.
        method.get("httpMethod").oneOf(["OPTIONS"]),
        isOfPrivateApi(graph, method),
      ),
    "aws:apigatewayv2/route:Route": (route) =>
      anyOf(
        not(route.get("authorizationType").orElse("NONE").oneOf(["NONE"])),
        route.get("apiKeyRequired").equals(true),
        route.get("routeKey").text((key) => key.startsWith("OPTIONS ") || key === "$disconnect"),
      ),
    "aws:lambda/functionUrl:FunctionUrl": (url) => not(url.get("authorizationType").oneOf(["NONE"])),
  },
  remedies: {
    "aws:lambda/functionUrl:FunctionUrl": { set: { authorizationType: "AWS_IAM" } },
  },
});
