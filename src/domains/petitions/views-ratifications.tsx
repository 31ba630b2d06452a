/** What bodies are asked to ratify in a process. Pure: data in, HTML out; asks the rules. */
import {
  Choice,
  Empty,
  Field,
  Item,
  Link,
  List,
  Page,
  Section,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { canTry } from '../people/index.ts'
import { explainSpan, inWords, type RatificationRule, roleTitle } from '../templates/index.ts'
import { ActForm, plain, RatificationTag, ruleLine, useCrumbs } from './parts.tsx'
import { SUBJECT_LENGTH_MAX } from './ratification.ts'
import {
  mayAsk,
  missingOf,
  ratificationPhase,
  ratificationRule,
  type Asked,
  type RatificationCase,
} from './rules-ratifications.ts'
import { innerRule } from './rules-votes.ts'
import type { BodyShown, RatificationsShown, Scene } from './shown.ts'

export function RatificationsPage({ shown }: { readonly shown: RatificationsShown }) {
  const { t } = useReader()
  const { process, ground, template } = shown
  const lines = ground.earlier.toReversed()
  return (
    <Page
      title={t('petitions.ratifications')}
      lede={t('petitions.ratifications.lede')}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(shown)}
    >
      {template.ratifications.map((rule) => (
        <Section title={inWords(rule.title, t)}>
          <Needs rule={rule} />
          <Bodies shown={shown} rule={rule} />
        </Section>
      ))}
      <Section title={t('petitions.ratifications')} id="asked">
        {lines.length === 0 ? (
          <Empty>{t('petitions.ratifications.none')}</Empty>
        ) : (
          <RatificationList scene={shown} lines={lines} />
        )}
      </Section>
      <AskForm shown={shown} />
    </Page>
  )
}

export function Needs({ rule: { needs } }: { readonly rule: RatificationRule }) {
  const { t } = useReader()
  const said =
    needs === 'all'
      ? t('petitions.needs.all')
      : t('petitions.needs.some', { count: needs.atLeast.count })
  return <p>{said}</p>
}

type WithBodies = Scene & { readonly bodies: ReadonlyMap<string, BodyShown> }

type Naming = Pick<WithBodies, 'bodies' | 'template'>

/** Its own name where it is a body of this place, else what the template calls it. */
export const bodyName = ({ bodies, template }: Naming, body: string, t: Translate) =>
  bodies.get(body)?.name ??
  (body === 'table' ? t('petitions.body.table') : roleTitle(template, body, t))

export function BodyLink({ shown, body }: { readonly shown: WithBodies; readonly body: string }) {
  const { t } = useReader()
  const href = shown.bodies.get(body)?.href
  const name = <UserText>{bodyName(shown, body, t)}</UserText>
  return href === undefined ? name : <Link to={href}>{name}</Link>
}

type OfRule = { readonly shown: WithBodies; readonly rule: RatificationRule }

function Bodies({ shown, rule }: OfRule) {
  const { t } = useReader()
  return (
    <ul>
      {rule.bodies.map(({ body, silence }) => {
        const inner = innerRule(rule, body, shown.template)
        return (
          <li>
            <BodyLink shown={shown} body={body} />: {inner && ruleLine(inner, t)}{' '}
            {silence && t('petitions.silence', { span: explainSpan(silence.for, t) })}
          </li>
        )
      })}
    </ul>
  )
}

type Listed = { readonly scene: Scene; readonly lines: readonly Asked[] }

/** In the context of their process; one whose rule is gone is left out. */
export function RatificationList({ scene, lines }: Listed) {
  const { t } = useReader()
  const { template, process, now } = scene
  return (
    <List>
      {lines.map((asked) => {
        const rule = ratificationRule(template, asked.ratification.rule)
        if (!rule) return null
        const about: RatificationCase = { ...asked, process, template, rule }
        return (
          <Item
            title={
              <UserText>
                {plain(scene, asked.ratification.subject, t('petitions.removed'))}
              </UserText>
            }
            href={`/ratifications/${asked.ratification.id}`}
            tag={<RatificationTag phase={ratificationPhase(about, now)} />}
            meta={<Missing about={about} now={now} />}
          />
        )
      })}
    </List>
  )
}

type Counted = { readonly about: RatificationCase; readonly now: Scene['now'] }

export function Missing({ about, now }: Counted) {
  const { t } = useReader()
  if (ratificationPhase(about, now) === 'void') return <>{t('petitions.void')}</>
  const { missing, needed } = missingOf(about, now)
  return <>{t('petitions.missing', { count: missing, needed })}</>
}

function AskForm({ shown }: { readonly shown: RatificationsShown }) {
  const { t } = useReader()
  const { ground, viewer, now, process, template, returned } = shown
  if (!viewer) return null
  const by = { kind: 'person', actor: viewer } as const
  const open = template.ratifications.filter(({ id }) => canTry(mayAsk(ground, id, by, now)))
  if (!returned && open.length === 0) return null
  const offered = open.length === 0 ? template.ratifications : open
  return (
    <Section title={t('petitions.ask.title')} id="ask">
      <ActForm
        scene={shown}
        form="ask"
        action={`/processes/${process.slug}/ratifications`}
        submit={t('petitions.ask.button')}
      >
        <Choice
          name="ratification"
          legend={t('petitions.ask.which')}
          value={offered[0]?.id}
          required
          options={offered.map(({ id, title }) => ({ value: id, label: inWords(title, t) }))}
        />
        <Field
          name="subject"
          label={t('petitions.ask.subject')}
          maxlength={SUBJECT_LENGTH_MAX}
          required
        />
        <Field
          name="href"
          label={t('petitions.ask.href')}
          hint={t('petitions.ask.href.hint')}
          maxlength={HREF_LENGTH_MAX}
        />
      </ActForm>
    </Section>
  )
}

/** Longer ones are refused by `HREF` of `processes`. */
export const HREF_LENGTH_MAX = 1_000
