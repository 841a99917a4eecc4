import { type Level, SEVERITIES, type Severity } from "@rampart/core/finding";
import { domainOf, type Rule } from "../rule.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { PolicyPack } from "./pack.ts";
import type { EngineSetting, PackSettings } from "./pack-settings.ts";
import type { Sdk } from "./sdk.ts";

type Messages = Sdk["messages"];
export type AnalyzerInfo = InstanceType<Messages["AnalyzerInfo"]>;
export type AnalyzeResponse = InstanceType<Messages["AnalyzeResponse"]>;
export type ConfigureRequest = InstanceType<Messages["ConfigureAnalyzerRequest"]>;
type PolicyInfo = InstanceType<Messages["PolicyInfo"]>;

/** What a rule may be configured with beside its level, which the engine adds by itself. */
const CONFIG_SCHEMA = {
  severity: { type: "string", enum: [...SEVERITIES], description: "Severity of the findings of the rule." },
};

/** In place of a rule, stands for all. */
const ALL = "all";

/** The pack as the engine lists it. */
export function toAnalyzerInfo(sdk: Sdk, pack: PolicyPack, settings: PackSettings): AnalyzerInfo {
  const info = new sdk.messages.AnalyzerInfo();
  info.setName(pack.name);
  info.setDisplayname(pack.displayName ?? pack.name);
  info.setDescription(pack.description ?? "");
  info.setVersion(pack.version);
  info.setSupportsconfig(true);
  info.setPoliciesList(pack.rules.map((rule) => toPolicyInfo(sdk, rule, settings)));
  return info;
}

function toPolicyInfo({ messages, Struct }: Sdk, rule: Rule, settings: PackSettings): PolicyInfo {
  const { POLICY_TYPE_RESOURCE, POLICY_TYPE_STACK } = messages.PolicyType;
  const schema = new messages.PolicyConfigSchema();
  schema.setProperties(Struct.fromJavaScript(CONFIG_SCHEMA));
  const policy = new messages.PolicyInfo();
  policy.setName(rule.id);
  policy.setDisplayname(rule.title);
  policy.setDescription(rule.rationale);
  policy.setRemediationSteps(rule.fix);
  policy.setTagsList([domainOf(rule)]);
  policy.setEnforcementlevel(toEnforcementLevel(messages, settings.levelOf(rule)));
  policy.setSeverity(toPolicySeverity(messages, settings.severityOf(rule)));
  policy.setPolicyType(rule.scope === "resource" ? POLICY_TYPE_RESOURCE : POLICY_TYPE_STACK);
  policy.setConfigschema(schema);
  return policy;
}

/** The answer to `Analyze` and `AnalyzeStack`. */
export function toAnalyzeResponse(
  { messages }: Sdk,
  pack: PolicyPack,
  diagnostics: readonly Diagnostic[],
): AnalyzeResponse {
  const response = new messages.AnalyzeResponse();
  response.setDiagnosticsList(
    diagnostics.map(({ policy, description, message, level, severity, urn }) => {
      const diagnostic = new messages.AnalyzeDiagnostic();
      diagnostic.setPolicyname(policy);
      diagnostic.setPolicypackname(pack.name);
      diagnostic.setPolicypackversion(pack.version);
      diagnostic.setDescription(description);
      diagnostic.setMessage(message);
      diagnostic.setEnforcementlevel(toEnforcementLevel(messages, level));
      diagnostic.setSeverity(toPolicySeverity(messages, severity));
      diagnostic.setUrn(urn);
      return diagnostic;
    }),
  );
  return response;
}

/** The settings of a `Configure` request, by rule id. */
export function readConfigureRequest(
  { messages }: Sdk,
  request: ConfigureRequest,
): ReadonlyMap<string, EngineSetting> {
  const settings = new Map<string, EngineSetting>();
  const policies = request.getPolicyconfigMap();
  const { REMEDIATE } = messages.EnforcementLevel;
  const remediate = policies.get(ALL)?.getEnforcementlevel() === REMEDIATE ? "all" : "named";
  for (const id of policies.keys()) {
    const config = policies.get(id);
    // The engine has applied what is set for all to each, and hands it over nevertheless.
    if (config === undefined || id === ALL) continue;
    const severity = config.getProperties()?.toJavaScript().severity;
    const level = config.getEnforcementlevel();
    settings.set(id, {
      level: toLevel(messages, level),
      severity: SEVERITIES.find((known) => known === severity),
      ...(level === REMEDIATE ? { remediate } : {}),
    });
  }
  return settings;
}

function toEnforcementLevel({ EnforcementLevel }: Messages, level: Level): 0 | 1 | 2 {
  switch (level) {
    case "advisory":
      return EnforcementLevel.ADVISORY;
    case "mandatory":
      return EnforcementLevel.MANDATORY;
    case "disabled":
      return EnforcementLevel.DISABLED;
  }
}

function toLevel({ EnforcementLevel }: Messages, level: 0 | 1 | 2 | 3): Level {
  switch (level) {
    case EnforcementLevel.ADVISORY:
      return "advisory";
    case EnforcementLevel.DISABLED:
      return "disabled";
    default:
      // What is not fixed, although its rule is set to "remediate", stops the deployment, as with Pulumi's own packs.
      return "mandatory";
  }
}

function toPolicySeverity({ PolicySeverity }: Messages, severity: Severity): 1 | 2 | 3 | 4 {
  switch (severity) {
    case "low":
      return PolicySeverity.POLICY_SEVERITY_LOW;
    case "medium":
      return PolicySeverity.POLICY_SEVERITY_MEDIUM;
    case "high":
      return PolicySeverity.POLICY_SEVERITY_HIGH;
    case "critical":
      return PolicySeverity.POLICY_SEVERITY_CRITICAL;
  }
}
