import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a gateway and a route table for each zone",
      resources: {
        "public-a": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1a" },
        },
        "private-a": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1a" },
        },
        "nat-a": {
          type: "aws:ec2/natGateway:NatGateway",
          properties: { subnetId: "${public-a.id}" },
        },
        "routes-a": {
          type: "aws:ec2/routeTable:RouteTable",
          properties: { routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "${nat-a.id}" }] },
        },
        "out-a": {
          type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
          properties: { routeTableId: "${routes-a.id}", subnetId: "${private-a.id}" },
        },
        "public-b": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1b" },
        },
        "private-b": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1b" },
        },
        "nat-b": {
          type: "aws:ec2/natGateway:NatGateway",
          properties: { subnetId: "${public-b.id}" },
        },
        "routes-b": {
          type: "aws:ec2/routeTable:RouteTable",
          properties: { routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "${nat-b.id}" }] },
        },
        "out-b": {
          type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
          properties: { routeTableId: "${routes-b.id}", subnetId: "${private-b.id}" },
        },
      },
    },
    {
      title: "a regional gateway",
      resources: {
        nat: {
          type: "aws:ec2/natGateway:NatGateway",
          properties: { vpcId: "vpc-1", availabilityMode: "regional" },
        },
      },
    },
  ],
  bad: [
    {
      title: "one gateway for the subnets of two zones, routed inline",
      failing: ["nat"],
      resources: {
        "public-a": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1a" },
        },
        "private-a": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1a" },
        },
        "public-b": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1b" },
        },
        "private-b": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1b" },
        },
        nat: {
          type: "aws:ec2/natGateway:NatGateway",
          properties: { subnetId: "${public-a.id}" },
        },
        routes: {
          type: "aws:ec2/routeTable:RouteTable",
          properties: { routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "${nat.id}" }] },
        },
        "out-a": {
          type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
          properties: { routeTableId: "${routes.id}", subnetId: "${private-a.id}" },
        },
        "out-b": {
          type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
          properties: { routeTableId: "${routes.id}", subnetId: "${private-b.id}" },
        },
      },
    },
    {
      title: "a gateway of another zone, by a route of its own resource",
      failing: ["nat"],
      resources: {
        "public-a": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1a" },
        },
        "private-b": {
          type: "aws:ec2/subnet:Subnet",
          properties: { availabilityZone: "eu-west-1b" },
        },
        nat: {
          type: "aws:ec2/natGateway:NatGateway",
          properties: { subnetId: "${public-a.id}" },
        },
        routes: { type: "aws:ec2/routeTable:RouteTable", properties: { vpcId: "vpc-1" } },
        default: {
          type: "aws:ec2/route:Route",
          properties: {
            routeTableId: "${routes.id}",
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: "${nat.id}",
          },
        },
        "out-b": {
          type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
          properties: { routeTableId: "${routes.id}", subnetId: "${private-b.id}" },
        },
      },
    },
  ],
};
