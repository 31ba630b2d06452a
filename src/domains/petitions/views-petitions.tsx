/** The petitions of a process, and the page of one. Pure: data in, HTML out; asks the rules. */
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
  TimeLeft,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { inWords, type Template } from '../templates/index.ts'
import { WORDS_LENGTH_MAX, type Petition, type Signature } from './petition.ts'
import {
  ActForm,
  Name,
  petitionTitle,
  PetitionTag,
  plain,
  ruleLine,
  Said,
  SigningAs,
  Stand,
  useCrumbs,
  VerdictLine,
} from './parts.tsx'
import { maySign, mayStart, mayTakeBack, petitionVerdict } from './rules-petitions.ts'
import type { PetitionShown, PetitionsShown, Scene } from './shown.ts'

const asPerson = ({ viewer }: Scene) => ({ kind: 'person', actor: viewer }) as const

const stageTitle = ({ stages }: Template, id: string) => stages.find((one) => one.id === id)?.title

export function PetitionsPage({ shown }: { readonly shown: PetitionsShown }) {
  const { t } = useReader()
  const { process, petitions, template } = shown
  return (
    <Page
      title={t('petitions.title')}
      lede={t('petitions.lede')}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(shown)}
    >
      {template.petitions.map((rule) => (
        <Section title={inWords(rule.title, t)}>
          <p>
            {ruleLine(
              {
                petition: rule.distinct,
                atLeast: rule.atLeast.count,
                within: rule.within.for,
              },
              t,
            )}
          </p>
          <Leads template={template} to={rule.moves.to} />
        </Section>
      ))}
      <Section title={t('petitions.title')}>
        {petitions.length === 0 ? (
          <Empty>{t('petitions.none')}</Empty>
        ) : (
          <PetitionList scene={shown} petitions={petitions} />
        )}
      </Section>
      <StartForm shown={shown} />
    </Page>
  )
}

function Leads({ template, to }: { readonly template: Template; readonly to: string }) {
  const { t } = useReader()
  const title = stageTitle(template, to)
  return <p>{t('petitions.to', { stage: title ? inWords(title, t) : to })}</p>
}

type Listed = { readonly scene: Scene; readonly petitions: readonly Petition[] }

export function PetitionList({ scene, petitions }: Listed) {
  const { t } = useReader()
  return (
    <List>
      {petitions.map((petition) => (
        <Item
          title={petitionTitle(scene, petition.rule, t)}
          href={`/petitions/${petition.id}`}
          tag={<PetitionTag scene={scene} petition={petition} />}
          meta={<Stand scene={scene} petition={petition} />}
        />
      ))}
    </List>
  )
}

/** Those that the reader may start now; those whose condition does not hold are not offered. */
function StartForm({ shown }: { readonly shown: PetitionsShown }) {
  const { t } = useReader()
  const { ground, viewer, now, process, template, returned } = shown
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('petitions.sign-in')}</Link>
      </p>
    )
  }
  const open = template.petitions.filter(({ id }) =>
    canTry(mayStart(ground, id, asPerson(shown), now)),
  )
  if (!returned && open.length === 0) return null
  const offered = open.length === 0 ? template.petitions : open
  return (
    <Section title={t('petitions.start.title')} id="start">
      <ActForm
        scene={shown}
        form="start"
        action={`/processes/${process.slug}/petitions`}
        submit={t('petitions.start.button')}
      >
        <Choice
          name="petition"
          legend={t('petitions.start.which')}
          value={offered[0]?.id}
          required
          options={offered.map(({ id, title }) => ({ value: id, label: inWords(title, t) }))}
        />
        <TextArea
          name="statement"
          label={t('petitions.start.statement')}
          hint={t('petitions.start.hint')}
          maxlength={WORDS_LENGTH_MAX}
          required
        />
        <SigningAs scene={shown} />
      </ActForm>
    </Section>
  )
}

export function PetitionPage({ shown }: { readonly shown: PetitionShown }) {
  const { t } = useReader()
  const { about, process, template, now } = shown
  const { petition, signatures, rule } = about
  const { state } = petition
  const runs = state.kind === 'open' && now < petition.closes
  return (
    <Page
      title={inWords(rule.title, t)}
      section="processes"
      practice={process.practice}
      crumbs={[
        ...useCrumbs(shown),
        { label: t('petitions.title'), href: `/processes/${process.slug}/petitions` },
      ]}
      tags={
        <>
          <PetitionTag scene={shown} petition={petition} />
          {runs && <TimeLeft until={petition.closes} />}
        </>
      }
      lede={<Stand scene={shown} petition={petition} />}
    >
      <Section title={t('petitions.statement')}>
        <Said scene={shown} of={petition.statement} />
        <Meta>
          <Name scene={shown} person={petition.startedBy} /> · <When at={petition.startedAt} />
        </Meta>
      </Section>
      <Section title={t('petitions.count')}>
        <VerdictLine verdict={petitionVerdict(about)} />
        <Leads template={template} to={rule.moves.to} />
        {state.kind === 'passed' && <p>{t(`petitions.moves.${state.moves}`)}</p>}
      </Section>
      <Section title={t('petitions.signatures', { count: signatures.length })}>
        {signatures.length === 0 && <Empty>{t('petitions.signatures.none')}</Empty>}
        <ul>
          {signatures.map((one) => (
            <Signed shown={shown} signature={one} />
          ))}
        </ul>
      </Section>
      <Forms shown={shown} />
    </Page>
  )
}

function Signed({
  shown,
  signature: { person, capacity, signedAt },
}: {
  readonly shown: PetitionShown
  readonly signature: Signature
}) {
  const { t } = useReader()
  const organisation = shown.organisations.get(capacity)
  return (
    <li>
      <Name scene={shown} person={person} /> ·{' '}
      {organisation === undefined ? (
        t('petitions.myself')
      ) : (
        <UserText>{plain(shown, organisation, t('petitions.removed'))}</UserText>
      )}{' '}
      · <When at={signedAt} brief />
    </li>
  )
}

function Forms({ shown }: { readonly shown: PetitionShown }) {
  const { t } = useReader()
  const { about, viewer, now, returned } = shown
  if (!viewer) return null
  const by = asPerson(shown)
  const path = `/petitions/${about.petition.id}`
  const isBack = (form: string) => returned?.form === form
  return (
    <>
      {(isBack('sign') || canTry(maySign(about, by, now))) && (
        <ActForm
          scene={shown}
          form="sign"
          action={`${path}/signatures`}
          submit={t('petitions.sign.button')}
        >
          <SigningAs scene={shown} />
        </ActForm>
      )}
      {(isBack('leave') || canTry(mayTakeBack(about, by, now))) && (
        <ActForm
          scene={shown}
          form="leave"
          action={`${path}/departures`}
          submit={t('petitions.leave.button')}
        />
      )}
    </>
  )
}
