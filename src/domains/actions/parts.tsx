/** Small parts that pages about actions share: owners, states, one line of a list, their forms. */
import type { ComponentChildren } from 'preact'
import {
  Day,
  Form,
  Item,
  Link,
  List,
  Row,
  Tag,
  useReader,
  UserText,
  type TagTone,
} from '../../platform/html/index.ts'
import { unreachable } from '../../platform/values.ts'
import { FirstAct, roleWord } from '../people/index.ts'
import { Name, plain } from '../processes/index.ts'
import { undertakingPoints, undertakingsOf } from '../templates/index.ts'
import { isOverdue, type Action, type Owner, type Standing } from './action.ts'
import { explain } from './explain.ts'
import type { ActionShown, FormName, Line, PageScene, Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

export function useWords(scene: Scene) {
  const { t } = useReader()
  return (of: string) => plain(scene, of, t('html.redacted'))
}

export function OwnerName({ scene, owner }: InScene & { readonly owner: Owner }) {
  const { t } = useReader()
  const said = useWords(scene)
  switch (owner.kind) {
    case 'person':
      return <Name scene={scene} person={owner.person} />
    case 'role':
      return <>{roleWord(owner.role, t)}</>
    case 'body': {
      const body = scene.bodies.get(owner.body)
      return body ? (
        <Link to={`/bodies/${body.slug}`}>
          <UserText>{said(body.name)}</UserText>
        </Link>
      ) : (
        <>{owner.body}</>
      )
    }
    case 'organisation':
      return <UserText>{said(owner.name)}</UserText>
    default:
      return unreachable(owner)
  }
}

const TONES: Readonly<Record<Standing, TagTone>> = {
  asked: 'warn',
  open: 'plain',
  handed: 'warn',
  declined: 'bad',
  done: 'now',
  dropped: 'plain',
}

export function StandingTags({ action }: { readonly action: Action }) {
  const { t, now } = useReader()
  const { kind } = action.state
  const overdue = isOverdue(action, now)
  return (
    <Row>
      {!(overdue && kind === 'open') && (
        <Tag tone={TONES[kind]}>{t(`actions.standing.${kind}`)}</Tag>
      )}
      {overdue && <Tag tone="bad">{t('actions.overdue')}</Tag>}
    </Row>
  )
}

type LineProps = InScene & {
  readonly action: Action
  /** In which process or body, where a list has several. */
  readonly where?: ComponentChildren
  /** 2 where no heading stands between it and the title of the page. */
  readonly level?: 2 | 3
}

/** One action in a list, also in lists of other domains. */
export function ActionLine({ scene, action, where, level = 3 }: LineProps) {
  const { t } = useReader()
  const said = useWords(scene)
  return (
    <Item
      title={said(action.what)}
      href={`/actions/${action.id}`}
      level={level}
      tag={<StandingTags action={action} />}
      meta={
        <>
          {t.rich('actions.line', {
            owner: <OwnerName scene={scene} owner={action.owner} />,
            day: <Day at={action.due} />,
          })}
          {where && <> · {where}</>}
        </>
      }
    />
  )
}

export function ActionList({ scene, lines }: InScene & { readonly lines: readonly Line[] }) {
  const said = useWords(scene)
  return (
    <List>
      {lines.map(({ action, place }) => (
        <ActionLine
          scene={scene}
          action={action}
          level={2}
          where={
            <Link to={place.href}>
              <UserText>{said(place.title)}</UserText>
            </Link>
          }
        />
      ))}
    </List>
  )
}

type FormScene = PageScene & Pick<ActionShown, 'place' | 'template'>

type FormProps = {
  readonly scene: FormScene
  readonly form: FormName
  readonly action: string
  readonly submit: string
  readonly quiet?: boolean
  readonly children?: ComponentChildren
}

/** A form of these pages, as it comes back, with what one reads before a first act. */
export function ActForm({ scene, form, action, submit, quiet, children }: FormProps) {
  const { t } = useReader()
  const { place, template, viewer } = scene
  const returned = scene.returned?.form === form ? scene.returned : undefined
  const undertakings = place.process && {
    ...undertakingsOf(place.process.pin),
    points: undertakingPoints(template, t),
  }
  return (
    <Form
      action={action}
      id={`form-${form}`}
      again={returned?.again}
      refusal={returned?.refusal && explain(returned.refusal, t)}
      submit={submit}
      quiet={quiet}
      panel
      keepDraft
    >
      {children}
      <FirstAct actor={viewer} undertakings={undertakings} />
    </Form>
  )
}
