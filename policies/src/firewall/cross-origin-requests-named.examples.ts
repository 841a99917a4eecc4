import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("named", "aws:apigatewayv2/api:Api", {
      corsConfiguration: { allowOrigins: ["https://shop.example.com"] },
    }),
    oneResource("none", "aws:lambda/functionUrl:FunctionUrl", { authorizationType: "AWS_IAM" }),
    oneResource("named in Azure", "azure-native:web:WebApp", {
      siteConfig: { cors: { allowedOrigins: ["https://shop.example.com"] } },
    }),
  ],
  bad: [
    oneResource("every website", "aws:apigatewayv2/api:Api", {
      corsConfiguration: { allowOrigins: ["*"], allowMethods: ["GET"] },
    }),
    oneResource("of a function", "aws:lambda/functionUrl:FunctionUrl", {
      cors: { allowOrigins: ["https://shop.example.com", "*"] },
    }),
    oneResource("of an app", "azure-native:web:WebApp", { siteConfig: { cors: { allowedOrigins: ["*"] } } }),
    oneResource("of a slot", "azure-native:web:WebAppSlot", {
      siteConfig: { cors: { allowedOrigins: ["*"] } },
    }),
  ],
};
