/** A property that is, or will be, another. */
export interface PropertyChange<Shown = unknown> {
  /** As Pulumi writes paths: `ingress[0].cidrBlocks[1]`; of an item that goes, where it stood. */
  readonly path: string;
  /** Absent where nothing was set. */
  readonly from?: Shown;
  /** Absent where it is taken away. */
  readonly to?: Shown;
}

/** `change` as a preview of Pulumi writes it: `~ storageEncrypted: false => true`. */
export function describeChange({ path, ...change }: PropertyChange): string {
  const from = JSON.stringify(change.from);
  const to = JSON.stringify(change.to);
  if (!("from" in change)) return `+ ${path}: ${to}`;
  return "to" in change ? `~ ${path}: ${from} => ${to}` : `- ${path}: ${from}`;
}

/** Whether the property at `path` is the one at `outer`, or stands inside it. */
export function isWithin(path: string, outer: string): boolean {
  return path.startsWith(outer) && (path.length === outer.length || /[.[]/.test(path.charAt(outer.length)));
}
