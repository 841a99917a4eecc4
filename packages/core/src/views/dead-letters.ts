/** Where an SQS queue sends what cannot be processed: said by the queue itself or in a resource of its own. */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { anyOf, type Truth } from "../value/index.ts";
import { someAttached } from "./attached.ts";
import { atLeast, countAttached } from "./attached-count.ts";

const QUEUE = "aws:sqs/queue:Queue";
const REDRIVE = "aws:sqs/redrivePolicy:RedrivePolicy";
const REDRIVE_ALLOW = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";

interface Queue {
  readonly redrivePolicy?: string;
  readonly redriveAllowPolicy?: string;
}

const REDRIVE_OF: Reference = { type: REDRIVE, through: "queueUrl", to: [QUEUE] };

/** Whether what the queue cannot deliver goes to another queue. */
export function hasDeadLetterQueue(graph: ResourceGraph, queue: Resource<never> | Resource): Truth {
  return anyOf(
    (queue as unknown as Resource<Queue>).isWired("redrivePolicy"),
    someAttached<Queue>(graph, queue, REDRIVE_OF, (redrive) => redrive.isWired("redrivePolicy")),
  );
}

/** Whether the queue is the one that others send such messages to. */
export function isDeadLetterQueue(graph: ResourceGraph, queue: Resource<never> | Resource): Truth {
  const own = queue as unknown as Resource<Queue>;
  const receives: Reference[] = [
    { type: QUEUE, through: "redrivePolicy", to: [QUEUE] },
    { type: REDRIVE, through: "redrivePolicy", to: [QUEUE] },
    { type: REDRIVE_ALLOW, through: "queueUrl", to: [QUEUE] },
  ];
  return anyOf(
    own.isWired("redriveAllowPolicy"),
    atLeast(countAttached(graph, queue, receives), 1),
    namedByAnother(graph, own),
  );
}

/** By its ARN, written in the text of another queue's policy. */
function namedByAnother(graph: ResourceGraph, queue: Resource<Queue>): Truth {
  const arn = queue.outputs.get("arn").knownText();
  const named = [...graph.ofType<Queue>(QUEUE), ...graph.ofType<Queue>(REDRIVE)].map((other) =>
    other.get("redrivePolicy").text((policy) => arn !== undefined && policy.includes(arn)),
  );
  return anyOf(...named);
}
