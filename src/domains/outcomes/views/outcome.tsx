/** The page of one outcome: what was agreed, how, who differs, and who does what about it. */
import {
  Day,
  Empty,
  Link,
  Meta,
  Page,
  Section,
  Split,
  Tag,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import { phaseOf } from '../../challenges/index.ts'
import { levelsOf } from '../../decisions/index.ts'
import { inWords } from '../../templates/index.ts'
import { dayOf } from '../outcome.ts'
import { CommitmentsSection } from './commitments.tsx'
import { Line, Name, Place, plain, Said, Source } from './parts.tsx'
import type { Agreed, OutcomeShown } from './shown.ts'

type Shown = { readonly shown: OutcomeShown }

/** @param beside what later domains keep with it */
export function OutcomePage({
  shown,
  beside,
}: Shown & { readonly beside?: preact.ComponentChildren }) {
  const { t } = useReader()
  const { outcome, process, agreed } = shown
  const { basis } = outcome
  const title = plain(shown, process.title, process.slug)
  return (
    <Page
      title={plain(shown, outcome.title, t('outcomes.removed'))}
      section="processes"
      practice={process.practice}
      crumbs={[
        { label: t('html.nav.processes'), href: '/processes' },
        { label: title, href: `/processes/${process.slug}` },
        { label: t('outcomes.title') },
      ]}
      tags={
        <Tag tone="now">
          {t.rich(`outcomes.kind.${basis.kind}`, { day: <Day at={dayOf(outcome)} /> })}
        </Tag>
      }
    >
      <Split aside={<Origin shown={shown} />}>
        {outcome.summary !== undefined && <Said scene={shown} of={outcome.summary} />}
        {agreed ? <Designated shown={shown} agreed={agreed} /> : <Decided shown={shown} />}
        {beside}
        <CommitmentsSection shown={shown} />
      </Split>
    </Page>
  )
}

/** What binds this page to a text and to a call, so that nobody can swap either. */
function Origin({ shown }: Shown) {
  const { t } = useReader()
  const { outcome, agreed, template } = shown
  const { basis } = outcome
  return (
    <>
      {basis.kind === 'call' && (
        <Section title={t('outcomes.text')} level={3}>
          <p>
            <Link to={`/texts/${basis.text}/versions/${basis.version}`}>
              {t('outcomes.text.version', { version: basis.version })}
            </Link>
          </p>
          <Meta>
            {t('outcomes.text.hash')}{' '}
            <code class="proof" dir="ltr">
              {basis.hash}
            </code>
          </Meta>
        </Section>
      )}
      {agreed && (
        <Section title={t('outcomes.call')} level={3}>
          <p>
            <Link to={`/calls/${agreed.call.id}`}>
              <Line scene={shown} of={agreed.call.question} />
            </Link>
          </p>
        </Section>
      )}
      <Section title={t('outcomes.binding')} level={3}>
        <Meta>{inWords(template.binding, t)}</Meta>
      </Section>
      <Meta>{t('outcomes.never-edited')}</Meta>
    </>
  )
}

function Designated({ shown, agreed }: Shown & { readonly agreed: Agreed }) {
  const { t } = useReader()
  const { designation, call } = agreed
  const levels = levelsOf(shown.template, call.ladder)
  const level = levels.find(({ id }) => id === designation.level)
  const { state } = designation
  return (
    <>
      <Section title={t('outcomes.designation')} id="designation">
        <p class="lede">{level ? inWords(level.label, t) : designation.level}</p>
        {level && <Meta>{inWords(level.definition, t)}</Meta>}
        <Said scene={shown} of={designation.reasons} />
        {state.kind === 'final' && (
          <Meta>
            <Name scene={shown} person={designation.by} /> · <When at={state.finalAt} />
          </Meta>
        )}
        {state.kind === 'final' && state.override && (
          <div class="objection open">
            <p>
              <b>{t('outcomes.override', { count: state.override.unanswered.length })}</b>
            </p>
            <Said scene={shown} of={state.override.reason} />
          </div>
        )}
      </Section>
      <Minority shown={shown} agreed={agreed} />
      <Challenges shown={shown} agreed={agreed} />
    </>
  )
}

/** By right: each whole, as its author wrote it. No form of this page can change one. */
function Minority({ shown, agreed }: Shown & { readonly agreed: Agreed }) {
  const { t } = useReader()
  return (
    <Section title={t('outcomes.minority')} id="minority">
      {agreed.minority.length === 0 && <Empty>{t('outcomes.minority.none')}</Empty>}
      {agreed.minority.map(({ objection, author, text, spokeFor, writtenAt }) => (
        <article class="objection maintained">
          <Said scene={shown} of={text} />
          <Meta>
            <Name scene={shown} person={author} />
            {spokeFor !== undefined && (
              <>
                {' · '}
                {t.rich('outcomes.for', { name: <Line scene={shown} of={spokeFor} /> })}
              </>
            )}
            {' · '}
            <When at={writtenAt} /> ·{' '}
            <Link to={`/objections/${objection}`}>{t('outcomes.objection')}</Link>
          </Meta>
        </article>
      ))}
    </Section>
  )
}

/** Who held the designation to be in error; nothing where nobody did. */
function Challenges({ shown, agreed }: Shown & { readonly agreed: Agreed }) {
  const { t } = useReader()
  if (agreed.challenges.length === 0) return null
  return (
    <Section title={t('challenges.title')} id="challenges">
      {agreed.challenges.map((challenge) => (
        <article class="objection maintained">
          <Said scene={shown} of={challenge.statement} />
          <Meta>
            <Name scene={shown} person={challenge.raisedBy} />
            {' · '}
            <When at={challenge.raisedAt} />
            {' · '}
            <Link to={`/challenges/${challenge.id}`}>
              {t(`challenges.phase.${phaseOf(challenge, shown.now)}`)}
            </Link>
          </Meta>
        </article>
      ))}
    </Section>
  )
}

/** A source reports it: who decided, where that can be read, and that nobody here did. */
function Decided({ shown }: Shown) {
  const { t } = useReader()
  const { basis } = shown.outcome
  if (basis.kind !== 'reported') return null
  return (
    <Section title={t('outcomes.decided-by')} id="decided">
      <Said scene={shown} of={basis.decidedBy} />
      {basis.href !== undefined && (
        <p>
          <Place href={basis.href} />
        </p>
      )}
      <Meta>
        {t.rich('outcomes.reported', {
          source: <Source of={basis.reported.source} />,
          day: basis.reported.on,
        })}
      </Meta>
    </Section>
  )
}
