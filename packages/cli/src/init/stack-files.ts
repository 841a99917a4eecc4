const STACK_FILE = /^Pulumi\.([\w.-]+)\.yaml$/;

/** The stack that a file of this name configures: `prod` for `Pulumi.prod.yaml`. */
export function stackNameOf(file: string): string | undefined {
  return STACK_FILE.exec(file)?.[1];
}
