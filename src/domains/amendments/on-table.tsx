/** One amendment as a meeting has it before it: what goes, what comes, who proposes it. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import { Link, Meta, Row, Section, useReader } from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findText } from '../texts/index.ts'
import { amendmentId, wordsIn } from './amendment.ts'
import { openBench, sceneOf, shownAll } from './load.ts'
import { mentionedIn } from './load-pages.ts'
import { By, ChangeLine, StateTag, titlesOf, Warnings } from './parts.tsx'
import type { AmendmentShown, ChangeShown, Scene } from './shown.ts'
import { findAmendment } from './store/amendments.ts'

/** Of what goes and what comes; more is read on its own page. */
const CHARACTERS_MAX = 3_000

/** As it stands now, the same for everybody; absent where there is none. */
export async function amendmentOnTable(
  read: Read,
  raw: string,
  now: Instant,
): Promise<VNode | undefined> {
  const id = amendmentId(raw)
  const amendment = id && (await findAmendment(read, id))
  const text = amendment && (await findText(read, amendment.text))
  if (!amendment || !text) return undefined
  // No form stands here, so nobody asks whether one more could be proposed.
  const freezesOf = () => Promise.resolve([])
  const asked = { read, now, viewer: undefined, freezesOf }
  const scene = await sceneOf(asked, text.id, mentionedIn([amendment]))
  const [about] = await shownAll(read, text, [amendment], await openBench(read, text.id))
  return scene && about && <OnTable scene={scene} about={about} />
}

const lengthOf = ({ before, change }: ChangeShown): number =>
  before.length + (wordsIn(change)?.length ?? 0)

/** Its first changes, as far as there is room for them. */
export function firstOf(changes: readonly ChangeShown[], most: number): readonly ChangeShown[] {
  let left = most
  const end = changes.findIndex((one) => (left -= lengthOf(one)) < 0)
  return end === -1 ? changes : changes.slice(0, end)
}

type Props = { readonly scene: Scene; readonly about: AmendmentShown }

function OnTable({ scene, about }: Props) {
  const { t } = useReader()
  const { amendment, changes } = about
  const shown = firstOf(changes, CHARACTERS_MAX)
  const path = `/amendments/${amendment.id}`
  return (
    <Section
      title={t('amendments.number', { number: amendment.number })}
      beside={<Link to={path}>{t('amendments.on-table.read')}</Link>}
    >
      <Row>
        <StateTag amendment={amendment} />
        <Meta>{titlesOf(changes, t)}</Meta>
      </Row>
      <Meta>
        <By scene={scene} {...amendment} person={amendment.by} />
      </Meta>
      <Warnings one={about} />
      <div class="clauses">
        {shown.map((one) => (
          <ChangeLine scene={scene} shown={one} />
        ))}
      </div>
      {shown.length < changes.length && (
        <Meta>{t('amendments.on-table.more', { count: changes.length - shown.length })}</Meta>
      )}
    </Section>
  )
}
