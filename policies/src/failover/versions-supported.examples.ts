import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a cluster", "aws:eks/cluster:Cluster", { version: "1.33" }),
    oneResource("the newest, by default", "azure-native:containerservice:ManagedCluster", {
      dnsPrefix: "orders",
    }),
    oneResource("a function", "aws:lambda/function:Function", { runtime: "nodejs22.x" }),
    oneResource("ActiveMQ", "aws:mq/broker:Broker", { engineType: "ActiveMQ", engineVersion: "5.18" }),
    oneResource("RabbitMQ", "aws:mq/broker:Broker", { engineType: "RabbitMQ", engineVersion: "3.13" }),
    oneResource("a web app", "azure-native:web:WebApp", { siteConfig: { linuxFxVersion: "PYTHON|3.12" } }),
    oneResource("a slot for Java", "azure-native:web:WebAppSlot", { siteConfig: { javaVersion: "1.8" } }),
  ],
  bad: [
    oneResource("a cluster", "aws:eks/cluster:Cluster", { version: "1.22" }),
    oneResource("a cluster in Azure", "azure-native:containerservice:ManagedCluster", {
      kubernetesVersion: "1.24.9",
    }),
    oneResource("a function", "aws:lambda/function:Function", { runtime: "python2.7" }),
    oneResource("ActiveMQ", "aws:mq/broker:Broker", { engineType: "ActiveMQ", engineVersion: "5.15.0" }),
    oneResource("RabbitMQ", "aws:mq/broker:Broker", { engineType: "RabbitMQ", engineVersion: "3.6" }),
    oneResource("PHP", "azure-native:web:WebApp", { siteConfig: { phpVersion: "7.4" } }),
    oneResource("Python in a slot", "azure-native:web:WebAppSlot", {
      siteConfig: { linuxFxVersion: "PYTHON|3.7" },
    }),
  ],
};
