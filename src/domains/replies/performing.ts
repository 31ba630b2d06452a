/** Does what a mail asks for, as its author: by the doors of the domains, or as a message. */
import type { Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { ReceivedFile } from '../discussions/index.ts'
import type { Command, Understood } from './command.ts'
import type { Done, NotDone, Place } from './door.ts'
import { readerOf, type Known, type Replying } from './replying.ts'
import { aboutKind, type Request } from './request.ts'
import { say } from './saying.ts'
import { understand } from './understand.ts'

/** Lines that would work here: more than three nobody reads. */
const EXAMPLES_MAX = 3

export type Outcome =
  Done | NotDone | { readonly kind: 'not-understood'; readonly examples: readonly string[] }

export type Performing = Known & {
  readonly request: Request
  readonly now: Instant
  /** Files that came along, on disk already; absent where they are left out. */
  readonly received?: readonly ReceivedFile[] | undefined
}

export const understoodOf = ({ own, about }: Request, { language }: Known['account']): Understood =>
  understand(own, aboutKind(about), language)

/** Where people talk it is said; at a call or a ballot the same words would be an act. */
const isLikeAnAct = ({ own }: Request, { language }: Known['account']): boolean =>
  (['call', 'ballot'] as const).some((about) => understand(own, about, language).kind === 'command')

const doorsFor = ({ doors }: Replying, { kind }: Command) =>
  doors.filter(({ kinds }) => kinds.includes(kind))

/** True where somebody else could do harm by it: words and most commands. */
export function weighs(replying: Replying, understood: Understood): boolean {
  if (understood.kind !== 'command') return understood.kind === 'words'
  const { command } = understood
  return doorsFor(replying, command).some(({ weighty }) => weighty(command))
}

export async function perform(
  replying: Replying,
  tx: Tx,
  { actor, account, request, now, received }: Performing,
): Promise<Outcome> {
  const understood = understoodOf(request, account)
  const place: Place = { actor, about: request.about, reader: readerOf(replying, account), now }
  const done =
    understood.kind === 'command'
      ? await act(replying, tx, place, understood.command)
      : understood.kind === 'words'
        ? await say(replying, tx, {
            ...place,
            request,
            received,
            isLikeAnAct: isLikeAnAct(request, account),
          })
        : undefined
  return done ?? { kind: 'not-understood', examples: await examplesFor(replying, tx, place) }
}

async function act(
  replying: Replying,
  tx: Tx,
  place: Place,
  command: Command,
): Promise<Done | NotDone | undefined> {
  const { clock } = replying
  for (const door of doorsFor(replying, command)) {
    const done = await door.act(tx, { ...place, command, clock })
    if (done) return done
  }
  return undefined
}

async function examplesFor(replying: Replying, tx: Tx, place: Place): Promise<readonly string[]> {
  const examples: string[] = []
  for (const door of replying.doors) {
    if (examples.length >= EXAMPLES_MAX) break
    examples.push(...(await door.examples(tx, place)))
  }
  return examples.slice(0, EXAMPLES_MAX)
}
