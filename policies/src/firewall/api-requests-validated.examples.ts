import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "checked",
      resources: {
        api: { type: "aws:apigateway/restApi:RestApi", properties: { name: "orders" } },
        validator: {
          type: "aws:apigateway/requestValidator:RequestValidator",
          properties: { restApi: "${api.id}", validateRequestBody: true },
        },
        create: {
          type: "aws:apigateway/method:Method",
          properties: { restApi: "${api.id}", httpMethod: "POST", requestValidatorId: "${validator.id}" },
        },
      },
    },
    oneResource("a question of a browser", "aws:apigateway/method:Method", { httpMethod: "OPTIONS" }),
  ],
  bad: [
    oneResource("unchecked", "aws:apigateway/method:Method", { httpMethod: "POST" }),
    oneResource("unchecked, with a key", "aws:apigateway/method:Method", {
      httpMethod: "POST",
      apiKeyRequired: true,
    }),
  ],
};
