/** The parts of `urn:pulumi:STACK::PROJECT::PARENT_TYPE$TYPE::NAME`. */
export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  readonly type: string;
  readonly name: string;
}

const PREFIX = "urn:pulumi:";

/** Takes a URN apart; undefined if `urn` is not one. Source: `sdk/go/common/resource/urn` of pulumi/pulumi. */
export function parseUrn(urn: string): UrnParts | undefined {
  if (!urn.startsWith(PREFIX)) return undefined;
  const stackEnd = urn.indexOf("::", PREFIX.length);
  const projectEnd = stackEnd < 0 ? -1 : urn.indexOf("::", stackEnd + 2);
  const typeEnd = projectEnd < 0 ? -1 : urn.indexOf("::", projectEnd + 2);
  if (typeEnd < 0) return undefined;
  const types = urn.slice(projectEnd + 2, typeEnd);
  return {
    stack: urn.slice(PREFIX.length, stackEnd),
    project: urn.slice(stackEnd + 2, projectEnd),
    type: types.slice(types.lastIndexOf("$") + 1),
    name: urn.slice(typeEnd + 2), // A name may hold "::".
  };
}
