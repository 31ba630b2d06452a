/**
 * Which message answers which: from References and In-Reply-To, and by the subject alone where an
 * answer names nothing. Pure, and without recursion: threads are as deep as people made them.
 *
 * Source: Jamie Zawinski, "message threading" (1997), steps 1 to 4, and of step 5 what is bounded:
 * a mail that says it is an answer joins the last thread of its subject, within `SUBJECT_DAYS`.
 */
import { days, type Instant } from '../../platform/values.ts'

export const SUBJECT_DAYS = 60
/** A message set in deeper begins a thread of its own: looking up must not take for ever. */
export const DEPTH_MAX = 2_000

export type Threadable = {
  readonly number: number
  readonly messageId: string
  /** The oldest first; the last one is what it answers. */
  readonly references: readonly string[]
  /** A digest of the subject without `Re:` and the name of a list; nothing for an empty one. */
  readonly subject: string | undefined
  readonly isAnswer: boolean
  readonly at: Instant
}

/** Where a message stands: in the thread that is called by its first one. */
export type Standing = {
  readonly number: number
  readonly thread: number
  readonly parent: number | undefined
  readonly depth: number
  /** From 0 on, as the thread is read. */
  readonly position: number
}

type Node = {
  readonly message: Threadable | undefined
  parent: Node | undefined
}

export function threadsOf(messages: readonly Threadable[]): readonly Standing[] {
  const nodes = linked(messages)
  joinSubjects(messages, nodes)
  return standings(messages, nodes)
}

type Nodes = ReadonlyMap<number, Node>

function linked(messages: readonly Threadable[]): Nodes {
  const byId = new Map<string, Node>()
  const own = new Map<number, Node>()
  for (const message of messages) {
    const node: Node = { message, parent: undefined }
    own.set(message.number, node)
    // Two messages of one name: the first is the one that answers name.
    if (!byId.has(message.messageId)) byId.set(message.messageId, node)
  }
  const named = (id: string): Node => {
    const known = byId.get(id)
    if (known) return known
    const node: Node = { message: undefined, parent: undefined }
    byId.set(id, node)
    return node
  }
  for (const message of messages) {
    const chain = message.references.map(named)
    for (const [index, node] of chain.entries()) {
      const before = chain[index - 1]
      if (before && !node.parent) adopt(before, node)
    }
    const node = own.get(message.number)
    const last = chain.at(-1)
    // What a message itself says of its parent counts more than what others guessed.
    if (node && last) adopt(last, node)
  }
  return own
}

/** Unless the parent already stands below it, or deeper than anybody answered. */
function adopt(parent: Node, child: Node): void {
  let depth = 0
  for (let one: Node | undefined = parent; one; one = one.parent) {
    depth += 1
    if (one === child || depth > DEPTH_MAX) return
  }
  child.parent = parent
}

function topOf(node: Node): Node {
  let top = node
  while (top.parent) top = top.parent
  return top
}

const inTime = (one: Threadable, other: Threadable) =>
  one.at - other.at || one.number - other.number

/** Answers that name nothing join the thread in which their subject was last spoken of. */
function joinSubjects(messages: readonly Threadable[], nodes: Nodes): void {
  const last = new Map<string, Threadable>()
  for (const message of messages.toSorted(inTime)) {
    const { subject, references, isAnswer } = message
    if (subject === undefined) continue
    const before = last.get(subject)
    const node = nodes.get(message.number)
    const isNear = before !== undefined && message.at - before.at <= days(SUBJECT_DAYS)
    if (node && isNear && isAnswer && references.length === 0 && !node.parent) {
      const earlier = nodes.get(before.number)
      if (earlier) adopt(firstOf(earlier), node)
    }
    last.set(subject, message)
  }
}

/** The first message of a thread: which of them it answers, it does not say. */
function firstOf(node: Node): Node {
  let first = node
  for (let one = shownParent(node); one; one = shownParent(one)) first = one
  return first
}

/** The nearest message above; a missing one has none to show. */
function shownParent(node: Node): Node | undefined {
  let above = node.parent
  while (above && !above.message) above = above.parent
  return above
}

function standings(messages: readonly Threadable[], nodes: Nodes): readonly Standing[] {
  const ordered = messages.toSorted(inTime)
  const children = new Map<number, Threadable[]>()
  const tops = new Map<Node, Threadable[]>()
  for (const message of ordered) {
    const node = nodes.get(message.number)
    if (!node) continue
    const above = shownParent(node)?.message
    if (above) addTo(children, above.number, message)
    else addTo(tops, topOf(node), message)
  }
  const found: Standing[] = []
  for (const roots of tops.values()) {
    const thread = roots[0]?.number ?? 0
    const waiting = roots.toReversed().map((message) => ({ message, depth: 0, parent: NONE }))
    for (let position = 0, one = waiting.pop(); one; one = waiting.pop(), position += 1) {
      const { number } = one.message
      found.push({ number, thread, parent: one.parent, depth: one.depth, position })
      for (const message of (children.get(number) ?? []).toReversed()) {
        waiting.push({ message, depth: one.depth + 1, parent: number })
      }
    }
  }
  return found
}

const NONE: number | undefined = undefined

function addTo<Key>(map: Map<Key, Threadable[]>, key: Key, message: Threadable): void {
  const list = map.get(key)
  if (list) list.push(message)
  else map.set(key, [message])
}

/** `Re:` in the languages and programs that archives come from, with or without a number. */
const WORDS = 're aw antw sv vs vá odp ynt rif rép resp ref ответ отв رد 回复 回覆 答复 答覆 返信'
const COUNT = String.raw`(?:\[\d{1,3}\]|\^\d{1,3}|\(\d{1,3}\))?`
const ANSWER = new RegExp(
  String.raw`^(?:${WORDS.replaceAll(' ', '|')})${COUNT}\s{0,2}[:：]\s*`,
  'iu',
)
const LIST_NAME = /^\[[^\]]{1,60}\]\s*/
const ROUNDS = 20

/** What is left of a subject when programs' additions are gone, and whether it is an answer's. */
export function subjectKey(subject: string): { readonly base: string; readonly isAnswer: boolean } {
  let base = subject.normalize('NFKC').trim()
  let isAnswer = false
  for (let round = 0; round < ROUNDS; round++) {
    const next = base.replace(LIST_NAME, '').replace(ANSWER, '')
    if (next === base || next === '') break
    if (ANSWER.test(base.replace(LIST_NAME, ''))) isAnswer = true
    base = next
  }
  return { base: base.toLowerCase().replace(/\s+/g, ' '), isAnswer }
}
