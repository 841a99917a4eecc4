/** `properties` of a policy as the provider takes them, checked against its types where they are written. */
export interface PolicyProperties {
  readonly [name: string]: unknown;
}
