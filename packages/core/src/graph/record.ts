/** What a reader knows of one resource, in Pulumi's own terms and property encoding. */
export interface ResourceRecord {
  readonly urn: string;
  readonly type: string;
  /** False for components. */
  readonly custom: boolean;
  /** The provider's id of it; empty or absent before it exists. */
  readonly id?: string | undefined;
  readonly parent?: string | undefined;
  /** `URN::ID` of the provider. */
  readonly provider?: string | undefined;
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
  readonly outputs?: Readonly<Record<string, unknown>> | undefined;
  readonly dependencies?: readonly string[] | undefined;
  /** Absent where the source does not carry them, as an event log does not. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | undefined;
  /** Read, not managed, by the stack (`Resource.get`). */
  readonly external?: boolean | undefined;
  readonly protect?: boolean | undefined;
  readonly retainOnDelete?: boolean | undefined;
}
