import type { AnyRuleExample } from "@rampart/policy/testing";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const WHOLE_REFERENCE = /^\$\{([^.}]+)\.([^}]+)\}$/;
const REFERENCE = /\$\{([^.}]+)\.([^}]+)\}/g;

/** An example as the Pulumi program a reader would write. */
export function exampleProgram({ resources }: AnyRuleExample): string {
  const names = new Set(Object.keys(resources));
  return Object.entries(resources)
    .map(([name, { type, properties, protect }]) => {
      const options = protect === true ? ", { protect: true }" : "";
      const used = Object.entries(resources).some(
        ([other, resource]) => other !== name && refersTo(resource, name),
      );
      const assigned = used ? `const ${variable(name)} = ` : "";
      return `${assigned}new ${className(type)}("${name}", ${literal(properties, names, "")}${options});`;
    })
    .join("\n");
}

function refersTo({ properties }: { readonly properties: unknown }, name: string): boolean {
  return JSON.stringify(properties).includes(`\${${name}.`);
}

/** `aws:rds/instance:Instance` is `aws.rds.Instance` in a program. */
function className(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  const root = provider === "azure-native" ? "azure" : provider;
  return `${root}.${module.split("/")[0]}.${name}`;
}

function variable(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "");
}

function literal(value: unknown, names: ReadonlySet<string>, indent: string): string {
  if (typeof value === "string") return textLiteral(value, names);
  if (typeof value !== "object" || value === null) return String(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    if (value.every((item) => typeof item !== "object")) {
      return `[${value.map((item) => literal(item, names, inner)).join(", ")}]`;
    }
    return `[\n${value.map((item) => `${inner}${literal(item, names, inner)},\n`).join("")}${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, item]) => {
    const name = IDENTIFIER.test(key) ? key : JSON.stringify(key);
    return `${inner}${name}: ${literal(item, names, inner)},\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

function textLiteral(text: string, names: ReadonlySet<string>): string {
  const [, name, property] = WHOLE_REFERENCE.exec(text) ?? [];
  if (name !== undefined && names.has(name)) return `${variable(name)}.${property}`;
  const document = jsonLiteral(text, names);
  if (document !== undefined) return document;
  let references = 0;
  const template = text.replace(REFERENCE, (whole, reference: string, key: string) => {
    if (!names.has(reference)) return whole;
    references += 1;
    return `\${${variable(reference)}.${key}}`;
  });
  return references > 0 ? `pulumi.interpolate\`${template}\`` : JSON.stringify(text);
}

/** A policy document is easier to read as the object it was made of. */
function jsonLiteral(text: string, names: ReadonlySet<string>): string | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return `pulumi.jsonStringify(${literal(JSON.parse(text), names, "  ")})`;
  } catch {
    return undefined;
  }
}
