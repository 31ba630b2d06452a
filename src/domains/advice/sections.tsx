/** What advice and letters add to the pages of their process and of the bodies concerned. */
import type { Clock } from '../../platform/clock.ts'
import type { Read } from '../../platform/db/index.ts'
import { Item as Line, Link, List, Meta, Section, useReader } from '../../platform/html/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import type { Process, SectionProvider } from '../processes/index.ts'
import type { Advice, Item } from './advice.ts'
import { loadLetters, loadRegister } from './load.ts'
import { plain } from './parts.tsx'
import { mayEnter } from './rules-letters.ts'
import type { LettersShown, RegisterShown } from './shown.ts'
import { adviceOfBody, itemsOf } from './store.ts'
import { LetterList } from './views-letters.tsx'
import { AdviceList, Owed } from './views.tsx'

/** Among the sections of other domains: after the challenges, before the outcomes. */
const ORDER = 46
/** On the page of a body; all of it is in the processes. */
const OF_BODY_MAX = 20
/** On the page of a process, of the register that has its own. */
const LETTERS_SHOWN = 5

export const adviceSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process, viewer) {
      const asked = { read, now: clock.now(), viewer }
      const register = await loadRegister(asked, process)
      return register.template.advice.length === 0 ? undefined : <Register shown={register} />
    },
  },
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process, viewer) {
      const shown = await loadLetters({ read, now: clock.now(), viewer }, process)
      const by = { kind: 'person', actor: viewer } as const
      const enters = mayEnter(process, by, shown.letters.length).ok
      return shown.letters.length === 0 && !enters ? undefined : <Letters shown={shown} />
    },
  },
]

type Registered = { readonly shown: RegisterShown }

function Register({ shown }: Registered) {
  const { t } = useReader()
  return (
    <Section title={t('advice.title')} id="advice">
      {shown.advice.length > 0 && <AdviceList shown={shown} />}
      <To process={shown.process} of="advice" said={t('advice.lede')} />
    </Section>
  )
}

function Letters({ shown }: { readonly shown: LettersShown }) {
  const { t } = useReader()
  return (
    <Section title={t('advice.letters')} id="letters">
      <LetterList shown={{ ...shown, letters: shown.letters.slice(0, LETTERS_SHOWN) }} />
      <To process={shown.process} of="letters" said={t('advice.letters.lede')} />
    </Section>
  )
}

type Led = { readonly process: Process; readonly of: 'advice' | 'letters'; readonly said: string }

const To = ({ process, of, said }: Led) => (
  <Meta>
    <Link to={`/processes/${process.slug}/${of}`}>{said}</Link>
  </Meta>
)

type Listed = { readonly one: Advice; readonly items: readonly Item[] }
type OfBody = { readonly lines: readonly Listed[]; readonly words: Words }

async function linesFor(read: Read, slug: string): Promise<OfBody> {
  const advice = (await adviceOfBody(read, slug)).slice(0, OF_BODY_MAX)
  const lines: Listed[] = []
  for (const one of advice) lines.push({ one, items: await itemsOf(read, one.id) })
  const words = await wordsOf(
    read,
    advice.map(({ title }) => title),
  )
  return { lines, words }
}

export const adviceBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.advice',
    order: ORDER,
    async render(read, body) {
      const found = await linesFor(read, body.slug)
      return found.lines.length === 0 ? undefined : <Given {...found} />
    },
  },
]

function Given({ lines, words }: OfBody) {
  const { t } = useReader()
  return (
    <Section title={t('advice.given')} id="advice">
      <List>
        {lines.map(({ one, items }) => (
          <Line
            title={plain({ words }, one.title, t('advice.removed'))}
            href={`/advice/${one.id}`}
            meta={
              <>
                {t('advice.parties', one.bodies)} · <Owed items={items} />
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
}
