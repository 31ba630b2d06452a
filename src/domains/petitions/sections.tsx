/** What this domain adds to the page of a process, and to the page of a body that is asked. */
import type { Clock } from '../../platform/clock.ts'
import { Item, Link, List, Meta, Section, TimeLeft, useReader } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Read } from '../../platform/db/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import type { Process, SectionProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { ratificationGround } from './facts.ts'
import { petitionPhase, type Petition } from './petition.ts'
import { petitionTitle, plain, RatificationTag } from './parts.tsx'
import { ratificationPhase, type RatificationCase } from './rules-ratifications.ts'
import type { Scene } from './shown.ts'
import { newestCases } from './steps-ratifications.ts'
import { petitionsOf } from './store-petitions.ts'
import { Missing, RatificationList } from './views-ratifications.tsx'
import { PetitionList } from './views-petitions.tsx'

/** Among the sections of other domains: after the challenges, before the outcomes. */
const ORDER = 47
/** Of one list; the page of all has the rest. */
const LISTED_MAX = 5

async function sceneFor(
  read: Read,
  process: Process,
  now: Scene['now'],
  commitments: readonly string[],
): Promise<Scene> {
  return {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsOf(read, commitments),
    names: new Map(),
    now,
    viewer: undefined,
    returned: undefined,
  }
}

export const petitionSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.now',
    order: ORDER,
    async render(read, process) {
      const now = clock.now()
      const scene = await sceneFor(read, process, now, [])
      if (scene.template.petitions.length === 0) return undefined
      const all = await petitionsOf(read, process.id)
      const open = all.filter((petition) => petitionPhase(petition, now) === 'open')
      return open.length === 0 ? undefined : <OpenNow scene={scene} petitions={open} />
    },
  },
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      const scene = await sceneFor(read, process, clock.now(), [])
      if (scene.template.petitions.length === 0) return undefined
      const newest = (await petitionsOf(read, process.id)).toReversed().slice(0, LISTED_MAX)
      return <Petitions scene={scene} petitions={newest} />
    },
  },
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      const { template, earlier } = await ratificationGround(read, process)
      if (template.ratifications.length === 0) return undefined
      const lines = earlier.toReversed().slice(0, LISTED_MAX)
      const subjects = lines.map(({ ratification }) => ratification.subject)
      const scene = await sceneFor(read, process, clock.now(), subjects)
      return <Ratifications scene={scene} lines={lines} />
    },
  },
]

type Listed = { readonly scene: Scene; readonly petitions: readonly Petition[] }

function OpenNow({ scene, petitions }: Listed) {
  const { t } = useReader()
  return (
    <>
      {petitions.map(({ id, rule, closes }) => (
        <Item
          title={t('petitions.things.sign', { name: petitionTitle(scene, rule, t) })}
          href={`/petitions/${id}`}
          tag={<TimeLeft until={closes} />}
        />
      ))}
    </>
  )
}

function Petitions({ scene, petitions }: Listed) {
  const { t } = useReader()
  return (
    <Section title={t('petitions.title')} id="petitions">
      {petitions.length > 0 && <PetitionList scene={scene} petitions={petitions} />}
      <Meta>
        <Link to={`/processes/${scene.process.slug}/petitions`}>{t('petitions.lede')}</Link>
      </Meta>
    </Section>
  )
}

function Ratifications(props: Parameters<typeof RatificationList>[0]) {
  const { t } = useReader()
  return (
    <Section title={t('petitions.ratifications')} id="ratifications">
      {props.lines.length > 0 && <RatificationList {...props} />}
      <Meta>
        <Link to={`/processes/${props.scene.process.slug}/ratifications`}>
          {t('petitions.ratifications.lede')}
        </Link>
      </Meta>
    </Section>
  )
}

/** What a body was asked to ratify, in whatever process. */
export const petitionBodySections = (clock: Clock): readonly BodySectionProvider[] => [
  {
    place: 'body.decisions',
    order: ORDER,
    async render(read, body) {
      const cases = (await newestCases(read))
        .filter(({ process, rule }) => {
          const names = process.body === body.id ? [body.slug, 'table'] : [body.slug]
          return rule.bodies.some((one) => names.includes(one.body))
        })
        .slice(0, LISTED_MAX)
      const [first] = cases
      if (!first) return undefined
      const subjects = cases.map(({ ratification }) => ratification.subject)
      const scene = await sceneFor(read, first.process, clock.now(), subjects)
      return <OfBody scene={scene} cases={cases} />
    },
  },
]

type Cases = { readonly scene: Scene; readonly cases: readonly RatificationCase[] }

function OfBody({ scene, cases }: Cases) {
  const { t } = useReader()
  return (
    <Section title={t('petitions.of-body')} id="ratifications">
      <List>
        {cases.map((about) => (
          <Item
            title={plain(scene, about.ratification.subject, t('petitions.removed'))}
            href={`/ratifications/${about.ratification.id}`}
            tag={<RatificationTag phase={ratificationPhase(about, scene.now)} />}
            meta={<Missing about={about} now={scene.now} />}
          />
        ))}
      </List>
    </Section>
  )
}
