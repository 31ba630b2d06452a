/** The challenges of a call, and the page of one. Pure: data in, HTML out; asks `rules`. */
import {
  Choice,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { findDesignation, inWords, roleTitle } from '../templates/index.ts'
import { FINDINGS, WORDS_LENGTH_MAX, type Challenge } from './challenge.ts'
import { ActForm, Name, PhaseTag, plain, Said, SpeakingAs, Stand } from './parts.tsx'
import { mayCarry, mayChallenge, mayJoin, mayLeave, mayRule } from './rules.ts'
import type { ChallengeShown, ListShown, Scene } from './shown.ts'

function useCrumbs(scene: Scene) {
  const { t } = useReader()
  const { process, call } = scene
  return [
    { label: t('html.nav.processes'), href: '/processes' },
    {
      label: plain(scene, process.title, t('challenges.removed')),
      href: `/processes/${process.slug}`,
    },
    { label: plain(scene, call.question, t('challenges.removed')), href: `/calls/${call.id}` },
  ]
}

export function ChallengesPage({ shown }: { readonly shown: ListShown }) {
  const { t } = useReader()
  const { process, challenges } = shown
  return (
    <Page
      title={t('challenges.title')}
      lede={t('challenges.lede')}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(shown)}
    >
      <Ladder scene={shown} />
      <Section title={t('challenges.list')}>
        {challenges.length === 0 ? (
          <Empty>{t('challenges.none')}</Empty>
        ) : (
          <ChallengeList scene={shown} challenges={challenges} />
        )}
      </Section>
      <RaiseForm shown={shown} />
    </Page>
  )
}

type Listed = { readonly scene: Scene; readonly challenges: readonly Challenge[] }

export function ChallengeList({ scene, challenges }: Listed) {
  const { t } = useReader()
  return (
    <List>
      {challenges.map((challenge) => (
        <Item
          title={t('challenges.of', {
            name: scene.names.get(challenge.raisedBy)?.name ?? challenge.raisedBy,
          })}
          href={`/challenges/${challenge.id}`}
          tag={<PhaseTag scene={scene} challenge={challenge} />}
          meta={<Stand scene={scene} challenge={challenge} />}
        />
      ))}
    </List>
  )
}

/** The rungs in order: who answers, and within what time. */
function Ladder({ scene: { template } }: { readonly scene: Scene }) {
  const { t } = useReader()
  const { challenges } = template
  if (!challenges) return <Empty>{t('challenges.refused.no-ladder')}</Empty>
  return (
    <Section title={t('challenges.ladder')}>
      <p>{t('challenges.ladder.needs', { count: challenges.supporters.count })}</p>
      <ol>
        {challenges.rungs.map(({ forum }) => (
          <li>{roleTitle(template, forum, t)}</li>
        ))}
      </ol>
    </Section>
  )
}

function RaiseForm({ shown }: { readonly shown: ListShown }) {
  const { t } = useReader()
  const { ground, viewer, now, call, returned } = shown
  const by = { kind: 'person', actor: viewer } as const
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('challenges.sign-in')}</Link>
      </p>
    )
  }
  if (!returned && !canTry(mayChallenge(ground, by, now))) return null
  return (
    <Section title={t('challenges.raise.title')} id="raise">
      <ActForm
        scene={shown}
        form="raise"
        action={`/calls/${call.id}/challenges`}
        submit={t('challenges.raise.button')}
      >
        <TextArea
          name="statement"
          label={t('challenges.raise.statement')}
          hint={t('challenges.raise.hint')}
          maxlength={WORDS_LENGTH_MAX}
          required
        />
        <SpeakingAs scene={shown} />
      </ActForm>
    </Section>
  )
}

export function ChallengePage({ shown }: { readonly shown: ChallengeShown }) {
  const { t } = useReader()
  const { about, process, template } = shown
  const { challenge, supporters, rulings } = about
  const level = shown.level === undefined ? undefined : findDesignation(template, shown.level)
  const name = shown.names.get(challenge.raisedBy)?.name ?? challenge.raisedBy
  return (
    <Page
      title={t('challenges.of', { name })}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(shown)}
      tags={<PhaseTag scene={shown} challenge={challenge} />}
      lede={<Stand scene={shown} challenge={challenge} />}
    >
      <Section title={t('challenges.statement')}>
        {level && <p>{inWords(level.label, t)}</p>}
        <Said scene={shown} of={challenge.statement} />
        <Meta>
          <Name scene={shown} person={challenge.raisedBy} /> · <When at={challenge.raisedAt} />
        </Meta>
      </Section>
      <Section title={t('challenges.behind', { count: supporters.length })}>
        <ul>
          {supporters.map(({ person, joinedAt }) => (
            <li>
              <Name scene={shown} person={person} /> · <When at={joinedAt} brief />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('challenges.rulings')}>
        {rulings.length === 0 && <Empty>{t('challenges.rulings.none')}</Empty>}
        {rulings.map(({ finding, role, reasons, by, at }) => (
          <article class="stack-2">
            <h3>
              {roleTitle(template, role, t)} · {t(`challenges.finding.${finding}`)}
            </h3>
            <Said scene={shown} of={reasons} />
            <Meta>
              <Name scene={shown} person={by} /> · <When at={at} />
            </Meta>
          </article>
        ))}
      </Section>
      <Forms shown={shown} />
    </Page>
  )
}

function Forms({ shown }: { readonly shown: ChallengeShown }) {
  const { t } = useReader()
  const { about, viewer, now, returned } = shown
  if (!viewer) return null
  const by = { kind: 'person', actor: viewer } as const
  const path = `/challenges/${about.challenge.id}`
  const isBack = (form: string) => returned?.form === form
  return (
    <>
      {(isBack('rule') || canTry(mayRule(about, by, now))) && (
        <ActForm
          scene={shown}
          form="rule"
          action={`${path}/rulings`}
          submit={t('challenges.rule.button')}
        >
          <Choice
            name="finding"
            legend={t('challenges.rule.title')}
            required
            options={FINDINGS.map((value) => ({
              value,
              label: t(`challenges.finding.${value}`),
              hint: t(`challenges.finding.${value}.hint`),
            }))}
          />
          <TextArea
            name="reasons"
            label={t('challenges.rule.reasons')}
            maxlength={WORDS_LENGTH_MAX}
            required
          />
        </ActForm>
      )}
      {(isBack('carry') || canTry(mayCarry(about, by, now))) && (
        <ActForm
          scene={shown}
          form="carry"
          action={`${path}/carries`}
          submit={t('challenges.carry.button')}
        />
      )}
      {(isBack('join') || canTry(mayJoin(about, by, now))) && (
        <ActForm
          scene={shown}
          form="join"
          action={`${path}/supporters`}
          submit={t('challenges.join.button')}
        >
          <SpeakingAs scene={shown} />
        </ActForm>
      )}
      {(isBack('leave') || canTry(mayLeave(about, by, now))) && (
        <ActForm
          scene={shown}
          form="leave"
          action={`${path}/departures`}
          submit={t('challenges.leave.button')}
        />
      )}
    </>
  )
}
