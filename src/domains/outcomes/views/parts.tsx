/** Small parts of the pages of outcomes: who, what was said, where it can be read. */
import { Link, Prose, Redacted, useReader, UserText } from '../../../platform/html/index.ts'
import type { PersonId } from '../../people/index.ts'
import { IMPORTER } from '../../processes/index.ts'
import { roleTitle } from '../../templates/index.ts'
import type { Commitment, Party } from '../commitment.ts'
import type { Said as SaidOf } from '../outcome.ts'
import type { Scene } from './shown.ts'

type Of = { readonly scene: Pick<Scene, 'words'>; readonly of: SaidOf }

/** The words behind a commitment to prose, or that they were removed. */
export function Said({ scene, of }: Of) {
  const wording = scene.words.get(of)
  if (wording.kind === 'text') return <Prose text={wording.text} />
  return <Redacted entry={{ number: wording.entry, href: `/record/entries/${wording.entry}` }} />
}

/** One line of somebody's words within a sentence or a title. */
export function Line({ scene, of }: Of) {
  const { t } = useReader()
  const wording = scene.words.get(of)
  return wording.kind === 'text' ? <UserText>{wording.text}</UserText> : <>{t('html.redacted')}</>
}

/** For places that hold no elements: the title of a document. */
export const plain = ({ words }: Pick<Scene, 'words'>, of: SaidOf, removed: string): string => {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : removed
}

export function Name({ scene, person }: { readonly scene: Scene; readonly person: string }) {
  const named = scene.names.get(person as PersonId)
  if (!named) return <>{person}</>
  return (
    <Link to={named.path}>
      <UserText>{named.name}</UserText>
    </Link>
  )
}

export function PartyName({ scene, party }: { readonly scene: Scene; readonly party: Party }) {
  const { t } = useReader()
  return party.kind === 'role' ? (
    <>{roleTitle(scene.template, party.role, t)}</>
  ) : (
    <Line scene={scene} of={party.name} />
  )
}

/** Who put a name under it; nobody here did where a source reports it. */
export function Signed({
  scene,
  commitment,
}: {
  readonly scene: Scene
  readonly commitment: Commitment
}) {
  const { t } = useReader()
  const { madeBy, reported } = commitment
  if (madeBy === IMPORTER || reported) {
    return (
      <>
        {t.rich('outcomes.reported', {
          source: <Source of={reported?.source ?? ''} />,
          day: reported?.on ?? '',
        })}
      </>
    )
  }
  return (
    <>{t.rich('outcomes.commitment.signed', { name: <Name scene={scene} person={madeBy} /> })}</>
  )
}

/** A citation that is an address is a link; any other stands as it is. */
export const Source = ({ of }: { readonly of: string }) =>
  /^https?:\/\//.test(of) ? (
    <a href={of} rel="nofollow noopener">
      {of}
    </a>
  ) : (
    <bdi>{of}</bdi>
  )

/** Where evidence can be read: one of our own pages, or an address elsewhere. */
export const Place = ({ href }: { readonly href: string }) =>
  href.startsWith('/') ? <Link to={href}>{href}</Link> : <Source of={href} />
