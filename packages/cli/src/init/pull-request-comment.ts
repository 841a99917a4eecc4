/**
 * Runs in `actions/github-script`: comments on the pull request, or updates the comment made before. Each stack has
 * its own, told by its first line, which nobody sees.
 */
export const PULL_REQUEST_COMMENT = `
const { readFileSync } = require("node:fs");
const { PROJECT, STACK, REPORT } = process.env;
const marker = \`<!-- rampart \${encodeURIComponent(PROJECT)} \${encodeURIComponent(STACK)} -->\`;
const report = readFileSync(REPORT, "utf8").replace(/^<!--.*-->\\n/, "");
const body = [marker, report].join("\\n").slice(0, 65536);
const issue = { ...context.repo, issue_number: context.issue.number };
const comments = await github.paginate(github.rest.issues.listComments, { ...issue, per_page: 100 });
const own = comments.find(
  (comment) => comment.user?.login === "github-actions[bot]" && comment.body?.startsWith(marker),
);
if (own === undefined) await github.rest.issues.createComment({ ...issue, body });
else await github.rest.issues.updateComment({ ...context.repo, comment_id: own.id, body });
`;
