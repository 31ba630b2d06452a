/** What officers decide in a process, and the forms of those who may. Pure; asks `rules`. */
import {
  Choice,
  Empty,
  Hidden,
  Item,
  Link,
  List,
  Page,
  Section,
  Select,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { findItem, itemKey } from '../ballots/index.ts'
import { canTry } from '../people/index.ts'
import { Name, Passage, plain, ProcessForm } from '../processes/index.ts'
import { inWords, roleTitle, roleTitles, stageTitle } from '../templates/index.ts'
import { explain } from './explain.ts'
import { REASONS_LENGTH_MAX, type Judgement } from './judgement.ts'
import type { Register, Shown } from './load.ts'
import { judgedIn, mayJudge, verdictFor, type Judged } from './rules.ts'

type InShown = { readonly shown: Shown }
type InRegister = { readonly register: Register }

export function JudgementsPage({ shown }: InShown) {
  const { t } = useReader()
  const { process, judgements, before } = shown
  const crumbs = [
    { label: t('html.nav.processes'), href: '/processes' },
    {
      label: plain(shown, process.title, t('judgements.removed')),
      href: `/processes/${process.slug}`,
    },
  ]
  return (
    <Page
      title={t('judgements.title')}
      lede={t('judgements.lede')}
      section="processes"
      practice={process.practice}
      crumbs={crumbs}
    >
      {judgedIn(before.template).map((decision) => (
        <Decision shown={shown} decision={decision} />
      ))}
      <Section title={t('judgements.made')} id="made">
        {judgements.length === 0 ? (
          <Empty>{t('judgements.none')}</Empty>
        ) : (
          <JudgementList register={shown} judgements={judgements} />
        )}
      </Section>
    </Page>
  )
}

/** What is decided, by whom, whether the rule bears it now, and the form for those who may. */
function Decision({ shown, decision }: InShown & { readonly decision: Judged }) {
  const { t } = useReader()
  const { before } = shown
  const verdict = verdictFor(decision, before, { kind: 'question' })
  const roles = roleTitles(before.template, decision.by.roles, t)
  return (
    <Section title={inWords(decision.title, t)} id={decision.id}>
      <p>{t('judgements.by', { roles })}</p>
      {verdict && <p>{t(verdict.met ? 'judgements.rule.met' : 'judgements.rule.not-met')}</p>}
      <JudgeForm shown={shown} decision={decision} />
    </Section>
  )
}

function JudgeForm({ shown, decision }: InShown & { readonly decision: Judged }) {
  const { t } = useReader()
  const { process, before, viewer } = shown
  const { template, now } = before
  const returned = shown.returned?.decision === decision.id ? shown.returned : undefined
  const asked = mayJudge(before, decision.id, { kind: 'person', actor: viewer })
  if (!returned && !canTry(asked)) return null
  return (
    <ProcessForm
      scene={shown}
      action={`/processes/${process.slug}/judgements`}
      again={returned?.again}
      refusal={returned?.refusal && explain(returned.refusal, { t, template, now })}
      submit={t('judgements.button')}
    >
      <Hidden name="decision" value={decision.id} />
      <Choice
        name="outcome"
        legend={t('judgements.outcome')}
        required
        options={decision.outcomes.map(({ id, title }) => {
          return { value: id, label: inWords(title, t) }
        })}
      />
      {shown.items.length > 0 && (
        <Select
          name="about"
          label={t('judgements.about')}
          hint={t('judgements.about.hint')}
          options={[
            { value: 'question', label: t('judgements.about.question') },
            ...shown.items.map(({ about, label }) => {
              return { value: itemKey(about), label: label(t) }
            }),
          ]}
        />
      )}
      <TextArea
        name="reasons"
        label={t('judgements.reasons')}
        hint={t('judgements.reasons.hint')}
        maxlength={REASONS_LENGTH_MAX}
        required
      />
    </ProcessForm>
  )
}

export function JudgementList({
  register,
  judgements,
}: InRegister & { readonly judgements: readonly Judgement[] }) {
  const { t } = useReader()
  const { template } = register
  return (
    <List>
      {judgements.map((judgement) => {
        const decision = judgedIn(template).find(({ id }) => id === judgement.decision)
        const outcome = decision?.outcomes.find(({ id }) => id === judgement.outcome)
        return (
          <Item
            title={decision ? inWords(decision.title, t) : judgement.decision}
            tag={
              outcome && (
                <Tag tone={outcome.passes ? 'now' : 'plain'}>{inWords(outcome.title, t)}</Tag>
              )
            }
            meta={<By register={register} judgement={judgement} />}
          >
            <About register={register} judgement={judgement} />
            <Passage scene={register} of={judgement.reasons} removed={t('judgements.removed')} />
          </Item>
        )
      })}
    </List>
  )
}

/** The item that was judged; nothing where the question alone was. */
function About({ register, judgement: { about } }: OfOne) {
  const { t } = useReader()
  if (about.kind === 'question') return null
  const item = findItem(register.items, itemKey(about))
  return (
    <p>
      {t('judgements.about')}:{' '}
      {item ? (
        <Link to={item.href}>
          <UserText>{item.label(t)}</UserText>
        </Link>
      ) : (
        itemKey(about)
      )}
    </p>
  )
}

type OfOne = InRegister & { readonly judgement: Judgement }

function By({ register, judgement }: OfOne) {
  const { t } = useReader()
  const { template } = register
  return t.rich('judgements.by-whom', {
    who: <Name scene={register} person={judgement.by} />,
    role: roleTitle(template, judgement.role, t),
    stage: stageTitle(template, judgement.stage, t),
    at: <When at={judgement.at} />,
  })
}
