export { type ApprovalQuestion, type Judgement, judgeApproval } from "./rules.ts";
export { type ApprovalMessage, signApproval } from "./sign-approval.ts";
export { parseStatement } from "./statement.ts";
