/** In what capacity a mail speaks: as its author says, where they may; else for themselves. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { formatList } from '../../platform/languages/index.ts'
import { type Held, isMyself, namedIn, oneNamed } from '../commands/index.ts'
import type { Actor, Capacity } from '../people/index.ts'
import type { MailReader, NotDone } from './door.ts'
import { aboutKind, type Request } from './request.ts'

export type Spoken =
  | {
      readonly kind: 'spoken'
      readonly request: Request
      readonly capacity: Capacity
      /** The organisation by its own name; absent for who speaks for themselves. */
      readonly organisation: string | undefined
    }
  /** Nothing is done: for whom it is must be said again. */
  | { readonly kind: 'unclear'; readonly asks: NotDone }

/** Chosen before anybody chooses, as on the page. */
const DEFAULT: Capacity = 'personal'

export async function spokenBy(
  db: Read | Tx,
  actor: Actor,
  request: Request,
  reader: MailReader,
): Promise<Spoken> {
  const plain = { kind: 'spoken', request, capacity: DEFAULT, organisation: undefined } as const
  const named = namedIn(request.own, aboutKind(request.about), reader.language)
  if (!named) return plain
  const words = request.words === request.own ? named.own : request.words
  const bare = { ...request, own: named.own, words }
  if (isMyself(named.name)) return named.isSure ? { ...plain, request: bare } : plain
  const held = await heldBy(db, actor)
  const one = oneNamed(named.name, held)
  if (typeof one !== 'string') {
    const { capacity, name } = one
    return { kind: 'spoken', request: bare, capacity, organisation: name }
  }
  if (!named.isSure) return plain
  return { kind: 'unclear', asks: askingFor(named.name, held, reader) }
}

async function heldBy(db: Read | Tx, { capacities }: Actor): Promise<readonly Held<Capacity>[]> {
  const own = capacities.flatMap(({ organisation }) => organisation ?? [])
  const words = await wordsOf(db, own)
  return capacities.flatMap(({ capacity, organisation }) => {
    const wording = organisation === undefined ? undefined : words.get(organisation)
    return wording?.kind === 'text' ? [{ capacity, name: wording.text }] : []
  })
}

function askingFor(name: string, held: readonly Held<Capacity>[], { t }: MailReader): NotDone {
  const [first] = held
  const said = first
    ? t('replies.capacity.which', {
        name,
        organisations: formatList(
          held.map((one) => one.name),
          t.language,
        ),
        example: t('replies.example.as', { organisation: first.name }),
      })
    : t('replies.capacity.none', { name })
  return { kind: 'refused', said }
}
