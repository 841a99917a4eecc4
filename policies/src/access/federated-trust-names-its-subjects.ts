import { allOf, not, type Truth } from "@rampart/core/value";
import { demands, isAllowed, principalsOf, some, trustStatementsOf } from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Issuers that give tokens to whoever signs up; EKS clusters and build servers of one company are not among them. */
const PUBLIC_ISSUERS = [
  "token.actions.githubusercontent.com",
  "gitlab.com",
  "app.terraform.io",
  "api.pulumi.com/oidc",
  "oidc.circleci.com",
  "agent.buildkite.com",
  "vstoken.dev.azure.com",
  "cognito-identity.amazonaws.com",
  "accounts.google.com",
];

/** Keys of the token that say whose it is. */
const SUBJECT_KEYS = /:(?:sub|repository|repository_owner|repository_id|repository_owner_id|aud|oaud)$/;
/** The audience of a build server's token is the same for all of its users. */
const ONLY_SUBJECT_KEYS = /:(?:sub|repository|repository_owner|repository_id|repository_owner_id)$/;
const AUDIENCE_IS_OWN = /cognito-identity|accounts\.google/;

function isPublicIssuer(provider: string): boolean {
  return PUBLIC_ISSUERS.some((issuer) => provider === issuer || provider.includes(`oidc-provider/${issuer}`));
}

/** `repo:shop/*` names an owner; `*`, `repo:*` and `repo:*\/*` name nobody. */
function namesSubject(subject: string): boolean {
  const [first = ""] = subject.replace(/^(?:repo|project_path|organization|org|pulumi):/, "").split(/[/:]/);
  return first !== "" && !/^[*?]/.test(first);
}

function isLimited(statement: Parameters<typeof demands>[0]): Truth {
  const audienceIsOwn = some(principalsOf(statement.get("Principal")).get("Federated"), (provider) =>
    AUDIENCE_IS_OWN.test(provider),
  );
  const keys = audienceIsOwn.state === "true" ? SUBJECT_KEYS : ONLY_SUBJECT_KEYS;
  return demands(statement, (key) => keys.test(key), namesSubject);
}

export const federatedTrustNamesItsSubjects: Rule = defineRule<ResourceTypes>({
  id: "access/federated-trust-names-its-subjects",
  title: "Roles for build servers and other token issuers name whose tokens they take",
  severity: "critical",
  rationale:
    "GitHub, GitLab and the like give signed tokens to every user; without a condition on the subject, a pipeline of any stranger assumes the role.",
  fix: "Add a StringEquals or StringLike condition on the issuer's sub claim that names your organisation and repository, such as repo:shop/orders:ref:refs/heads/main.",
  checks: {
    "aws:iam/role:Role": (role) => [
      PASS,
      ...trustStatementsOf(role).map((statement) =>
        mustNot(
          allOf(
            some(principalsOf(statement.get("Principal")).get("Federated"), isPublicIssuer),
            isAllowed(statement),
            not(isLimited(statement)),
          ),
          "tokens of every user of the issuer are accepted",
        ),
      ),
    ],
  },
});
