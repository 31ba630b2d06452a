/** Does what a mail asks for, as its author: by the doors of the domains, or as a message. */
import type { Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  type Command,
  IN_A_CAPACITY,
  namedIn,
  understand,
  type Understood,
} from '../commands/index.ts'
import type { ReceivedFile } from '../discussions/index.ts'
import type { Account } from '../people/index.ts'
import type { Done, NotDone, Place } from './door.ts'
import { readerOf, type Known, type Replying } from './replying.ts'
import { aboutKind, type Request } from './request.ts'
import { say } from './saying.ts'
import { spokenBy, type Spoken } from './speaking.ts'

/** Lines that would work here: more than three nobody reads. */
const EXAMPLES_MAX = 3

export type Outcome =
  Done | NotDone | { readonly kind: 'not-understood'; readonly examples: readonly string[] }

export type Performing = Known & {
  readonly request: Request
  readonly now: Instant
  /** Files that came along, on disk already; absent where they are left out. */
  readonly received?: readonly ReceivedFile[] | undefined
  /** What would settle the objection, where its author said so in another mail. */
  readonly remedy?: string | undefined
  /** When it came in. */
  readonly asOf?: Instant | undefined
}

/** What is asked, without the words that say for whom. */
export function understoodOf({ own, about }: Request, { language }: Account): Understood {
  const kind = aboutKind(about)
  const named = namedIn(own, kind, language)
  return understand(named?.isSure ? named.own : own, kind, language)
}

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
  { actor, account, request: asked, now, received, remedy, asOf }: Performing,
): Promise<Outcome> {
  const reader = readerOf(replying, account)
  const spoken = await spokenBy(tx, actor, asked, reader)
  if (spoken.kind === 'unclear') return spoken.asks
  const { request, capacity } = spoken
  const understood = understand(request.own, aboutKind(request.about), account.language)
  const place: Place = { actor, about: request.about, reader, capacity, now, asOf }
  const acted =
    understood.kind === 'command'
      ? await act(replying, tx, place, withRemedy(understood.command, remedy))
      : undefined
  const talked =
    understood.kind === 'words' || isTalkOfNoText(understood, acted)
      ? await say(replying, tx, {
          ...place,
          request,
          received,
          isLikeAnAct: isLikeAnAct(request, account),
        })
      : undefined
  const done = acted ?? talked
  if (done?.kind === 'done') return withCapacity(done, understood, spoken, reader)
  return done ?? { kind: 'not-understood', examples: await examplesFor(replying, tx, place) }
}

/** What would amend a text, where none is talked about, is said to those who talk. */
const isTalkOfNoText = (understood: Understood, acted: Done | NotDone | undefined): boolean =>
  understood.kind === 'command' && understood.command.kind === 'amend' && acted === undefined

const withRemedy = (command: Command, remedy: string | undefined): Command =>
  command.kind === 'object' && remedy !== undefined ? { ...command, remedy } : command

/** For whom it was recorded: always of an act, of a message only where it is an organisation's. */
function withCapacity(
  done: Done,
  understood: Understood,
  { organisation }: Extract<Spoken, { readonly kind: 'spoken' }>,
  { t }: Place['reader'],
): Done {
  const isAct = understood.kind === 'command'
  if (isAct && !IN_A_CAPACITY.has(understood.command.kind)) return done
  if (!isAct && organisation === undefined) return done
  const line =
    organisation === undefined
      ? t('replies.capacity.personal')
      : t('replies.capacity.organisation', { organisation })
  return { ...done, said: [done.said, line].join('\n') }
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
