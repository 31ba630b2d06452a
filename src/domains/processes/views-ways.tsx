/** Ways on besides the gate, stop the clock, and walking out: what is missing, and forms. Pure. */
import {
  Form,
  Hidden,
  History,
  Item,
  List,
  Meta,
  Panel,
  Section,
  Tag,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { formatList, type Translate } from '../../platform/languages/index.ts'
import { PermanenceNotice } from '../people/index.ts'
import {
  groupTitle,
  inWords,
  leadsTo,
  roleTitles,
  spanWords,
  type Template,
} from '../templates/index.ts'
import { sayCondition } from './explain.ts'
import type { Process } from './process.ts'
import type { ProcessView } from './reading.ts'
import { standingStops } from './rules-pauses.ts'
import type { WayAhead } from './rules-preview.ts'
import { Said } from './views-parts.tsx'
import { backTo, type MaySteward, Reason, type Returned, type StageProps } from './views-stage.tsx'

/** Longer than a reason: it is what stays of somebody who left. */
export const STATEMENT_LENGTH_MAX = 4_000

type Way = 'exits' | 'skips' | 'variances' | 'stops' | 'walk-outs'
export const wayPath = ({ slug }: Process, way: Way) => `/processes/${slug}/${way}`

const wayTitle = ({ kind, exit }: WayAhead, t: Translate): string =>
  kind === 'exit' && exit
    ? t('processes.ahead.exit', { title: inWords(exit.title, t) })
    : t(`processes.ahead.${kind === 'exit' ? 'gate' : kind}`)

/** Every way on, with what it still needs and whose move it is; the gate alone needs no list. */
export function WaysAhead({ view }: { readonly view: ProcessView }) {
  const { t } = useReader()
  const { ways, template } = view
  if (ways.every(({ kind }) => kind === 'gate' || kind === 'back')) return null
  return (
    <Section title={t('processes.ahead.title')} id="ways">
      <Meta>{t('processes.ahead.lede')}</Meta>
      <List>
        {ways.map((way) => (
          <Item
            title={wayTitle(way, t)}
            tag={way.unmet.length > 0 && <Tag tone="warn">{way.unmet.length}</Tag>}
            meta={
              <>
                {t('processes.ahead.to', { stage: leadsTo(template, way.to, t) })}
                {' · '}
                {way.by.length === 0
                  ? t('processes.ahead.clock-only')
                  : t('processes.ahead.by', { roles: roleTitles(template, way.by, t) })}
              </>
            }
          >
            <Unmet way={way} template={template} />
          </Item>
        ))}
      </List>
    </Section>
  )
}

function Unmet({ way, template }: { readonly way: WayAhead; readonly template: Template }) {
  const { t, now } = useReader()
  return (
    <>
      <p>
        {way.unmet.length === 0
          ? t('processes.ahead.open')
          : t('processes.ahead.unmet', {
              count: way.unmet.length,
              roles: roleTitles(template, way.waitsFor, t),
            })}
      </p>
      {way.unmet.length > 0 && (
        <ul>
          {way.unmet.map((verdict) => {
            const { requirement, fact } = sayCondition(verdict, { t, template, now })
            return <li>{fact === undefined ? requirement : `${requirement} — ${fact}`}</li>
          })}
        </ul>
      )}
      {way.clockAt !== undefined && (
        <p>{t.rich('processes.ahead.clock', { when: <When at={way.clockAt} /> })}</p>
      )}
    </>
  )
}

/** Whether the form that came back still has its place: nothing keeps its way shut. */
export function isOffered(
  { process, template, ways }: ProcessView,
  may: MaySteward,
  { action, again }: Returned,
): boolean {
  const open = ways.filter(({ unmet }) => unmet.length === 0)
  const has = (kind: WayAhead['kind']) => open.some((way) => way.kind === kind)
  switch (action) {
    case wayPath(process, 'exits'):
      return open.some(
        ({ kind, id }) => kind === 'exit' && may.exits.includes(id) && id === again.typed['exit'],
      )
    case wayPath(process, 'skips'):
      return may.skip && has('skip')
    case wayPath(process, 'variances'):
      return may.vary && has('variance')
    case wayPath(process, 'stops'):
      return may.stop
    case wayPath(process, 'walk-outs'):
      // Given back to whoever typed it, also where they may not leave.
      return template.walkOut !== undefined
    default:
      return false
  }
}

/** For each way that the reader may take and that nothing keeps shut. */
export function WayForms({ view, may, returned }: StageProps) {
  const { t } = useReader()
  const { process, ways } = view
  const open = ways.filter(({ unmet }) => unmet.length === 0)
  const exits = open.filter(({ kind, id }) => kind === 'exit' && may.exits.includes(id))
  const typed = returned?.again.typed['exit']
  const others = [
    { way: 'skips', kind: 'skip', may: may.skip },
    { way: 'variances', kind: 'variance', may: may.vary },
  ] as const
  return (
    <>
      {exits.map((way) => (
        <Panel level={2} title={wayTitle(way, t)}>
          <Form
            action={wayPath(process, 'exits')}
            id={`exit-${way.id}`}
            quiet
            submit={t('processes.ahead.take')}
            {...backTo(wayPath(process, 'exits'), typed === way.id ? returned : undefined)}
          >
            <Hidden name="exit" value={way.id} />
            <Reason />
            {may.unread && <PermanenceNotice />}
          </Form>
        </Panel>
      ))}
      {others
        .filter((one) => one.may && open.some(({ kind }) => kind === one.kind))
        .map(({ way, kind }) => (
          <Panel level={2} title={t(`processes.ahead.${kind}`)}>
            <Form
              action={wayPath(process, way)}
              id={kind}
              quiet
              submit={t(`processes.ahead.${kind}.button`)}
              {...backTo(wayPath(process, way), returned)}
            >
              <Reason />
              {may.unread && <PermanenceNotice />}
            </Form>
          </Panel>
        ))}
    </>
  )
}

/** What groups and people may do against the process as such; shown to all, forms to those. */
export function PauseForms(props: StageProps) {
  return (
    <>
      <StopForm {...props} />
      <LeaveForm {...props} />
    </>
  )
}

function StopForm({ view, may, returned }: StageProps) {
  const { t, now } = useReader()
  const { process, template, voiced } = view
  const rule = template.stopTheClock
  if (!rule) return null
  const asked = standingStops(process, template, voiced.stops, now)
  const action = wayPath(process, 'stops')
  const { state } = process
  return (
    <Panel level={2} title={t('processes.stop.title')}>
      <p>
        {t('processes.stop.rule', {
          groups: rule.groups.count,
          span: spanWords(rule.within, t),
          lasts: spanWords(rule.lasts, t),
        })}
      </p>
      {state.kind === 'suspended' && state.until !== undefined && (
        <p>{t.rich('processes.stop.until', { when: <When at={state.until} /> })}</p>
      )}
      <Meta>
        {asked.length === 0
          ? t('processes.stop.none')
          : t('processes.stop.asked', {
              groups: formatList(
                asked.map(({ group }) => groupTitle(template, group, t)),
                t.language,
              ),
              count: asked.length,
              needed: rule.groups.count,
            })}
      </Meta>
      {may.stop && (
        <Form
          action={action}
          id="stop"
          quiet
          submit={t('processes.stop.button')}
          {...backTo(action, returned)}
        >
          <Reason />
          {may.unread && <PermanenceNotice />}
        </Form>
      )}
    </Panel>
  )
}

function LeaveForm({ view, may, returned }: StageProps) {
  const { t } = useReader()
  const { process, template, voiced, words } = view
  const rule = template.walkOut
  if (!rule) return null
  const action = wayPath(process, 'walk-outs')
  return (
    <Panel level={2} title={t('processes.leave.title')}>
      <p>{t('processes.leave.means', { means: inWords(rule.means, t) })}</p>
      {voiced.walkOuts.length > 0 && (
        <Section title={t('processes.leave.said')} level={3}>
          <History
            steps={voiced.walkOuts.map(({ at, group, statement }) => ({
              at,
              what: group === undefined ? '' : groupTitle(template, group, t),
              note: <Said words={words} of={statement} />,
            }))}
          />
        </Section>
      )}
      {(may.leave || returned?.action === action) && (
        <Form
          action={action}
          id="leave"
          quiet
          submit={t('processes.leave.button')}
          {...backTo(action, returned)}
        >
          <TextArea
            name="statement"
            label={t('processes.leave.statement')}
            hint={t('processes.leave.hint')}
            required
            maxlength={STATEMENT_LENGTH_MAX}
          />
          {may.unread && <PermanenceNotice />}
        </Form>
      )}
    </Panel>
  )
}
