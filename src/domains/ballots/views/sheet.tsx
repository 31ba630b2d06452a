/** Options of a ballot: the form of points, what it came to, and the seed of a lot. Pure. */
import {
  Checkbox,
  DataTable,
  Field,
  Form,
  Meta,
  Panel,
  Section,
  TextArea,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import type { Verdict } from '../../rules/index.ts'
import type { BallotView } from '../load.ts'
import {
  isSheet,
  linesOf,
  OPTION_LENGTH_MAX,
  OPTIONS_MAX,
  type Option,
  type Sheet as SheetOf,
} from '../option.ts'
import type { BallotProps } from './forms.tsx'
import { backTo, FirstAct, plain, Said } from './parts.tsx'

export const SEED_LENGTH_MAX = 300

type View = { readonly view: BallotView }

const useTitle = ({ words, standing }: BallotView) => {
  const { t } = useReader()
  return (number: number): string => {
    const option = standing.options?.find((one) => one.number === number)
    return option ? plain(words, option.title, t('ballots.removed')) : String(number)
  }
}

/** Named when the ballot is opened: nobody adds an option later. */
export function OptionFields() {
  const { t } = useReader()
  return (
    <>
      <TextArea
        name="options"
        label={t('ballots.options')}
        hint={t('ballots.options.hint', { most: OPTIONS_MAX })}
        maxlength={OPTIONS_MAX * OPTION_LENGTH_MAX}
        rows={4}
      />
      <Field
        name="seedFrom"
        label={t('ballots.seed.from')}
        hint={t('ballots.seed.from.hint')}
        maxlength={SEED_LENGTH_MAX}
      />
    </>
  )
}

/** One row of points for each option; whoever has a conflict says so and gives none. */
export function SheetFields({ view }: View) {
  const { standing, own, sealed, counted } = view
  const titleOf = useTitle(view)
  const vote = standing.votes.find(({ voice }) => voice === own?.id)
  const said = vote?.shown.kind === 'open' ? vote.shown.choice : sealed
  const lines = said !== undefined && isSheet(said) ? linesOf(said) : []
  const criteria = 'scored' in counted.rule ? counted.rule.criteria : []
  return (standing.options ?? []).map(({ number }) => (
    <OptionPoints
      number={number}
      title={titleOf(number)}
      criteria={criteria}
      said={lines.find(({ option }) => option === number)?.points}
    />
  ))
}

type PointsProps = Pick<Option, 'number'> & {
  readonly title: string
  readonly criteria: readonly { readonly id: string; readonly max: number }[]
  readonly said: readonly number[] | 'conflict' | undefined
}

function OptionPoints({ number, title, criteria, said }: PointsProps) {
  const { t } = useReader()
  return (
    <fieldset>
      <legend>
        <UserText>{title}</UserText>
      </legend>
      {criteria.map(({ id, max }, at) => (
        <Field
          name={`points-${number}-${at}`}
          label={t('ballots.points.of', { criterion: id, most: max })}
          inputmode="numeric"
          value={said === 'conflict' ? undefined : said?.[at]?.toString()}
        />
      ))}
      <Checkbox
        name={`conflict-${number}`}
        label={t('ballots.points.conflict')}
        checked={said === 'conflict'}
      />
    </fieldset>
  )
}

/** A sheet as its reviewer gave it. */
export function Sheet({ view, sheet }: View & { readonly sheet: SheetOf }) {
  const { t } = useReader()
  const titleOf = useTitle(view)
  return (
    <ul>
      {linesOf(sheet).map(({ option, points }) => (
        <li>
          <UserText>{titleOf(option)}</UserText>:{' '}
          {points === 'conflict' ? t('ballots.points.conflicted') : points.join(' · ')}
        </li>
      ))}
    </ul>
  )
}

/** The options in the order in which they came out, with what they were given. */
export function Chosen({ view, verdict }: View & { readonly verdict: Verdict }) {
  const { t } = useReader()
  const titleOf = useTitle(view)
  const { ranked, drawn } = verdict
  if (drawn) {
    return (
      <ol>
        {drawn.map((name) => (
          <li>
            <UserText>{titleOf(Number(name))}</UserText>
          </li>
        ))}
      </ol>
    )
  }
  return (
    <DataTable
      caption={t('ballots.chosen')}
      columns={[
        { label: t('ballots.option') },
        { label: t('ballots.points'), number: true },
        { label: t('ballots.reviewers'), number: true },
        { label: t('ballots.chosen.why') },
      ]}
      rows={(ranked ?? []).map(({ application, sum, reviewers, why }) => [
        <UserText>{titleOf(Number(application))}</UserText>,
        sum,
        reviewers,
        t(`ballots.why.${why}`),
      ])}
    />
  )
}

/** Where the seed comes from, what it was, and after the close the form in which it is entered. */
export function SeedPart({ view, actor, mayManage, returned }: BallotProps) {
  const { t } = useReader()
  const { ballot, standing, counted, waits } = view
  const from = 'lot' in counted.rule ? <p>{counted.rule.seed}</p> : undefined
  if (ballot.seedFrom === undefined && !from) return null
  const back = backTo(returned, 'seed')
  return (
    <Section title={t('ballots.seed')}>
      {from ?? (ballot.seedFrom && <Said words={view.words} of={ballot.seedFrom} />)}
      <Meta>{t('ballots.seed.how')}</Meta>
      {standing.seed !== undefined && <p>{t('ballots.seed.was', { seed: standing.seed })}</p>}
      {((waits && mayManage) || back.again) && (
        <Panel title={t('ballots.seed.enter')} level={3}>
          <Form action={`/ballots/${ballot.id}/seeds`} submit={t('ballots.seed.button')} {...back}>
            <Field
              name="seed"
              label={t('ballots.seed.value')}
              hint={t('ballots.seed.value.hint')}
              maxlength={SEED_LENGTH_MAX}
              required
            />
            <FirstAct actor={actor} {...view} />
          </Form>
        </Panel>
      )}
    </Section>
  )
}
