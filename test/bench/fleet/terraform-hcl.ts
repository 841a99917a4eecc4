import type { FleetResource } from "./fleet.ts";
import { REGION } from "./names.ts";
import { isList, isObject, type Properties, type Property } from "./properties.ts";
import { Reference } from "./reference.ts";
import { addressing, terraformArguments } from "./terraform.ts";

const PER_FILE = 200;

/** The fleet as Terraform configuration: file names and what is in them. */
export function terraformFiles(fleet: readonly FleetResource[]): ReadonlyMap<string, string> {
  const addressOf = addressing(fleet);
  const files = new Map([["provider.tf", `provider "aws" {\n  region = "${REGION}"\n}\n`]]);
  for (let from = 0; from < fleet.length; from += PER_FILE) {
    const blocks = fleet
      .slice(from, from + PER_FILE)
      .map(
        (resource) =>
          `resource "${resource.kind.terraformType}" "${resource.name}" {\n` +
          `${bodyOf(terraformArguments(resource), "  ", addressOf)}}\n`,
      );
    files.set(`resources-${String(from / PER_FILE).padStart(3, "0")}.tf`, blocks.join("\n"));
  }
  return files;
}

function bodyOf(properties: Properties, indent: string, addressOf: (reference: Reference) => string): string {
  return Object.entries(properties)
    .map(([key, property]) => {
      if (isBlocks(property)) {
        return property
          .map((block) => `${indent}${key} {\n${bodyOf(block, `${indent}  `, addressOf)}${indent}}\n`)
          .join("");
      }
      if (isObject(property))
        return `${indent}${key} = {\n${bodyOf(property, `${indent}  `, addressOf)}${indent}}\n`;
      return `${indent}${key} = ${expression(property, addressOf)}\n`;
    })
    .join("");
}

function isBlocks(property: Property): property is readonly Properties[] {
  return isList(property) && property.length > 0 && property.every(isObject);
}

function expression(property: Property, addressOf: (reference: Reference) => string): string {
  if (property instanceof Reference) return `${addressOf(property)}.${property.attribute}`;
  if (isList(property)) return `[${property.map((item) => expression(item, addressOf)).join(", ")}]`;
  return JSON.stringify(property);
}
