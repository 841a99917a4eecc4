import type { AnalyzerResource } from "@rampart/core/read";
import { decodeProperties } from "./properties.ts";
import { WireReader } from "./wire-reader.ts";

// Tags of `AnalyzeRequest` and `AnalyzerResource`, which share their first fields, and of what they hold.
// Source: `proto/pulumi/analyzer.proto` of pulumi/pulumi.
const TYPE = 0x0a;
const PROPERTIES = 0x12;
const URN = 0x1a;
const NAME = 0x22;
const OPTIONS = 0x2a;
const PROVIDER = 0x32;
const PARENT = 0x3a;
const DEPENDENCY = 0x42;
const PROPERTY_DEPENDENCIES = 0x4a;
const OPTION_PROTECT = 0x08;
const OPTION_PARENT = 0x42;
const STACK_RESOURCE = 0x0a;
const ENTRY_KEY = 0x0a;
const ENTRY_VALUE = 0x12;
const DEPENDENCY_URN = 0x0a;

const NO_BYTES = Buffer.alloc(0);

/** A resource of an engine's request. Its properties stay bytes until somebody reads them. */
export class RequestedResource implements AnalyzerResource {
  type = "";
  urn = "";
  name = "";
  options?: { protect: boolean; parent: string };
  provider?: { urn: string; type: string };
  /** Of `AnalyzeStack` only, as are the next two. */
  parent = "";
  dependencies: string[] = [];
  propertyDependencies: Record<string, string[]> = {};
  #encoded: Buffer = NO_BYTES;
  #decoded: Readonly<Record<string, unknown>> | undefined;

  private constructor() {}

  /** Reads an `AnalyzeRequest`, or one resource of an `AnalyzeStackRequest`. */
  static read(message: Buffer): RequestedResource {
    const resource = new RequestedResource();
    const reader = new WireReader(message);
    const end = message.length;
    while (reader.hasMore(end)) {
      const tag = reader.varint();
      if (!resource.#readField(reader, tag, end)) reader.skip(tag, end);
    }
    return resource;
  }

  get properties(): Readonly<Record<string, unknown>> {
    if (this.#decoded === undefined) {
      this.#decoded = decodeProperties(this.#encoded);
      this.#encoded = NO_BYTES;
    }
    return this.#decoded;
  }

  #readField(reader: WireReader, tag: number, end: number): boolean {
    switch (tag) {
      case TYPE:
        this.type = reader.text(end);
        return true;
      case PROPERTIES:
        this.#encoded = reader.content(end);
        return true;
      case URN:
        this.urn = reader.text(end);
        return true;
      case NAME:
        this.name = reader.text(end);
        return true;
      case OPTIONS:
        this.options = readOptions(reader, reader.lengthPrefixed(end));
        return true;
      case PROVIDER:
        this.provider = readProvider(reader, reader.lengthPrefixed(end));
        return true;
      case PARENT:
        this.parent = reader.text(end);
        return true;
      case DEPENDENCY:
        this.dependencies.push(reader.text(end));
        return true;
      case PROPERTY_DEPENDENCIES:
        readPropertyDependencies(reader, reader.lengthPrefixed(end), this.propertyDependencies);
        return true;
      default:
        return false;
    }
  }
}

/** The resources of an `AnalyzeStackRequest`. */
export function readAnalyzeStackRequest(message: Buffer): RequestedResource[] {
  const resources: RequestedResource[] = [];
  const reader = new WireReader(message);
  const end = message.length;
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    if (tag === STACK_RESOURCE) resources.push(RequestedResource.read(reader.content(end)));
    else reader.skip(tag, end);
  }
  return resources;
}

function readOptions(reader: WireReader, end: number): { protect: boolean; parent: string } {
  const options = { protect: false, parent: "" };
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    if (tag === OPTION_PROTECT) options.protect = reader.varint() !== 0;
    else if (tag === OPTION_PARENT) options.parent = reader.text(end);
    else reader.skip(tag, end);
  }
  return options;
}

function readProvider(reader: WireReader, end: number): { urn: string; type: string } {
  const provider = { urn: "", type: "" };
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    if (tag === TYPE) provider.type = reader.text(end);
    else if (tag === URN) provider.urn = reader.text(end);
    else reader.skip(tag, end);
  }
  return provider;
}

function readPropertyDependencies(reader: WireReader, end: number, into: Record<string, string[]>): void {
  let property = "";
  let urns: string[] = [];
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    if (tag === ENTRY_KEY) property = reader.text(end);
    else if (tag === ENTRY_VALUE) urns = readUrns(reader, reader.lengthPrefixed(end));
    else reader.skip(tag, end);
  }
  if (property !== "__proto__") into[property] = urns;
}

function readUrns(reader: WireReader, end: number): string[] {
  const urns: string[] = [];
  while (reader.hasMore(end)) {
    const tag = reader.varint();
    if (tag === DEPENDENCY_URN) urns.push(reader.text(end));
    else reader.skip(tag, end);
  }
  return urns;
}
