import type { Finding } from "@rampart/core/finding";
import { parseUrn } from "@rampart/core/graph";
import type { Location } from "sarif";
import type { SarifOptions, SourcePlace } from "./options.ts";

const DEFAULT_PLACE: SourcePlace = { file: "Pulumi.yaml" };

/** The resource as the logical location, and the file that stands for it. */
export function locationOf(finding: Finding, { place = DEFAULT_PLACE }: SarifOptions): Location {
  const { file, line = 1 } = typeof place === "function" ? place(finding) : place;
  const { urn, type, path } = finding;
  const name = parseUrn(urn)?.name;
  return {
    physicalLocation: { artifactLocation: artifact(file), region: { startLine: line } },
    logicalLocations: [
      {
        ...(name ? { name } : {}),
        fullyQualifiedName: urn,
        kind: "resource",
        properties: { type, ...(path === undefined ? {} : { path }) },
      },
    ],
  };
}

/** Only a relative path is resolved against the root of the repository. */
function artifact(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  const drive = /^[a-z]:[\\/]/i.test(file);
  if (URL.canParse(file) && !drive) return { uri: file };
  const path = encodeURI(file.replaceAll("\\", "/").replace(/^\.\//, "")).replace(
    /[?#]/g,
    encodeURIComponent,
  );
  if (drive) return { uri: `file:///${path}` };
  if (path.startsWith("/")) return { uri: `file://${path}` };
  return { uri: path, uriBaseId: "%SRCROOT%" };
}
