import { PACKAGES } from "./package-manager.ts";
import type { PulumiProject } from "./pulumi-project.ts";
import { dependenciesIn, readManifest } from "./read-manifest.ts";
import type { Source } from "./source.ts";

const TYPESCRIPT_7 = [
  "Note: this project has TypeScript 7, whose compiler Pulumi cannot call. Let Node run the program as it is:",
  "in Pulumi.yaml, `runtime: { name: nodejs, options: { typescript: false } }`; or use typescript 6.",
];

/** What is left for the user to do, as commands for the package manager of the project. */
export function nextSteps(project: PulumiProject, source: Source, installed: boolean): string {
  const { packageManager, stacks, directory } = project;
  const stack = stacks[0] ?? "dev";
  const run = [...packageManager.run, "rampart"].join(" ");
  const declared = dependenciesIn(readManifest(directory));
  const isDeclared = installed || PACKAGES.every((name) => declared.has(name));
  const steps: (readonly [string, string])[] = [
    ...(isDeclared
      ? []
      : ([["Install the command and the policy pack", packageManager.add.join(" ")]] as const)),
    ...(stacks.length > 0
      ? []
      : ([["Make a stack, which the workflow checks", `pulumi stack init ${stack}`]] as const)),
    source === "program"
      ? ["Check the program, without any cloud", `${run} check --program . --config-of ${stack}`]
      : [
          "Check a preview",
          `pulumi preview --stack ${stack} --json --show-sames > preview.json && ${run} check preview.json`,
        ],
    [
      "Have the Pulumi engine stop what breaks a rule",
      "pulumi preview --policy-pack node_modules/@rampart/policies/pack",
    ],
  ];
  return [
    directory === "." ? "Next:" : `Next, in ${directory}:`,
    ...steps.flatMap(([what, command]) => [`  ${what}:`, `    ${command}`]),
    ...(project.breaksUnderTypeScript7 ? ["", ...TYPESCRIPT_7] : []),
    "",
  ].join("\n");
}
