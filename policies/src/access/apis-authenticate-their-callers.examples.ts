import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "authenticated callers",
      resources: {
        method: {
          type: "aws:apigateway/method:Method",
          properties: {
            httpMethod: "GET",
            authorization: "AWS_IAM",
          },
        },
        route: {
          type: "aws:apigatewayv2/route:Route",
          properties: {
            routeKey: "GET /orders",
            authorizationType: "JWT",
          },
        },
        url: {
          type: "aws:lambda/functionUrl:FunctionUrl",
          properties: {
            functionName: "f",
            authorizationType: "AWS_IAM",
          },
        },
      },
    },
    {
      title: "a private API",
      resources: {
        api: {
          type: "aws:apigateway/restApi:RestApi",
          properties: {
            name: "shop",
            endpointConfiguration: {
              types: "PRIVATE",
            },
          },
        },
        method: {
          type: "aws:apigateway/method:Method",
          properties: {
            restApi: "${api.id}",
            httpMethod: "GET",
            authorization: "NONE",
          },
        },
      },
    },
    {
      title: "keys, and the questions of browsers",
      resources: {
        method: {
          type: "aws:apigateway/method:Method",
          properties: {
            httpMethod: "GET",
            authorization: "NONE",
            apiKeyRequired: true,
          },
        },
        options: {
          type: "aws:apigateway/method:Method",
          properties: {
            httpMethod: "OPTIONS",
            authorization: "NONE",
          },
        },
        route: {
          type: "aws:apigatewayv2/route:Route",
          properties: {
            routeKey: "OPTIONS /orders",
          },
        },
        leave: {
          type: "aws:apigatewayv2/route:Route",
          properties: {
            routeKey: "$disconnect",
          },
        },
        keyed: {
          type: "aws:apigatewayv2/route:Route",
          properties: {
            routeKey: "$connect",
            apiKeyRequired: true,
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "open APIs",
      failing: ["method", "route"],
      resources: {
        api: {
          type: "aws:apigateway/restApi:RestApi",
          properties: {
            name: "shop",
            endpointConfiguration: {
              types: "REGIONAL",
            },
          },
        },
        method: {
          type: "aws:apigateway/method:Method",
          properties: {
            restApi: "${api.id}",
            httpMethod: "GET",
            authorization: "NONE",
          },
        },
        route: {
          type: "aws:apigatewayv2/route:Route",
          properties: {
            routeKey: "GET /orders",
          },
        },
      },
    },
    {
      title: "an open function URL",
      resources: {
        url: {
          type: "aws:lambda/functionUrl:FunctionUrl",
          properties: {
            functionName: "f",
            authorizationType: "NONE",
          },
        },
      },
    },
  ],
};
