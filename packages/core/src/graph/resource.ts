import { isUnknownSentinel, type Truth, Value, yes } from "../value/index.ts";
import { canonicalType } from "./canonical-type.ts";
import type { ResourceRecord } from "./record.ts";
import { parseUrn } from "./urn.ts";

/** Properties of a resource whose type is not known to the reader of it. */
export type AnyProperties = Readonly<Record<string, unknown>>;

/** One resource of a {@link ResourceGraph}, typed by the arguments of its type where the reader knows them. */
export class Resource<Properties = AnyProperties> {
  readonly urn: string;
  /** The token rules use; see {@link canonicalType}. */
  readonly type: string;
  /** The name given in the program. */
  readonly name: string;
  readonly stack: string;
  readonly project: string;
  /** What the program asked for. */
  readonly inputs: Value<Properties>;
  /** What the provider answered, where the source of the graph holds it. */
  readonly outputs: Value<AnyProperties>;
  readonly #record: ResourceRecord;

  constructor(record: ResourceRecord) {
    const urn = parseUrn(record.urn);
    this.#record = record;
    this.urn = record.urn;
    this.type = canonicalType(record.type);
    this.name = urn?.name ?? record.urn;
    this.stack = urn?.stack ?? "";
    this.project = urn?.project ?? "";
    this.inputs = Value.of<Properties>(record.inputs ?? {}, "");
    this.outputs = Value.of<AnyProperties>(record.outputs ?? {}, "");
  }

  /** {@link inputs} as the source of the graph holds them: in Pulumi's encoding, secrets and all. */
  get encodedInputs(): AnyProperties {
    return this.#record.inputs ?? {};
  }

  /** The same resource with other inputs, in Pulumi's encoding. */
  withInputs(inputs: AnyProperties): Resource<Properties> {
    return new Resource<Properties>({ ...this.#record, inputs });
  }

  /** The token as the program used it. */
  get declaredType(): string {
    return this.#record.type;
  }

  /** Made by a provider: not a component, a stack or a provider itself. */
  get isCustom(): boolean {
    return this.#record.custom && !this.isProvider;
  }

  get isProvider(): boolean {
    return this.type.startsWith("pulumi:providers:");
  }

  /** Managed by the stack, and not only read by it. */
  get isManaged(): boolean {
    return this.#record.external !== true;
  }

  get isProtected(): boolean {
    return this.#record.protect === true;
  }

  get isRetainedOnDelete(): boolean {
    return this.#record.retainOnDelete === true;
  }

  /** The provider's id of it, once it exists. */
  get id(): string | undefined {
    const { id } = this.#record;
    return id === "" || isUnknownSentinel(id) ? undefined : id;
  }

  get parentUrn(): string | undefined {
    return this.#record.parent || undefined;
  }

  /** The URN of the provider that manages it. */
  get providerUrn(): string | undefined {
    const reference = this.#record.provider;
    const end = reference?.lastIndexOf("::") ?? -1;
    return end > 0 ? reference?.slice(0, end) : undefined;
  }

  get dependencies(): readonly string[] {
    return this.#record.dependencies ?? [];
  }

  /**
   * The property `key`: as the program set it, else as the provider reports it, else not set. An output that is not
   * known yet counts as not set: the program has not chosen, and the documented default holds.
   */
  get<Key extends keyof Properties & string>(key: Key): Value<NonNullable<Properties[Key]>> {
    const input = this.inputs.get(key as never) as Value<NonNullable<Properties[Key]>>;
    if (!input.isAbsent) return input;
    const output = this.outputs.get(key) as Value<NonNullable<Properties[Key]>>;
    return output.isHidden && !output.isSecret ? input : output;
  }

  /**
   * URNs of the resources whose outputs went into the property `key`; undefined where the source of the graph does
   * not carry them.
   */
  sourcesOf(key: keyof Properties & string): readonly string[] | undefined {
    const all = this.#record.propertyDependencies;
    if (all === undefined) return undefined;
    return (Object.hasOwn(all, key) ? all[key] : undefined) ?? [];
  }

  /** Whether the property is set, counting one computed from another resource as set: it will be. */
  isWired(key: keyof Properties & string): Truth {
    const value = this.get(key);
    if (!value.isHidden) return value.isSet();
    if ((this.sourcesOf(key)?.length ?? 0) > 0) return yes(value.path);
    return value.isSet();
  }
}
