/** Journey 4: a stage is moved on without its gate, in public, and somebody objects to that. */
import { expect } from 'vitest'
import { BOTH_WAYS, journey, signIn, wordsOf } from './site.ts'

const LINE = 'Comment begins on the day that was announced; the last answer follows within it.'
const ARGUMENT =
  'An answer that comes during the comment comes too late for those who comment first.'
const ANSWER = 'The answer is published by Monday, and the comment lasts a week longer for it.'

journey(
  'a facilitator reads what is unmet, goes on with a public reason, and answers for it',
  BOTH_WAYS,
  async ({ page, way }) => {
    const t = wordsOf(way)
    const next = 'Public comment'
    await signIn(page, 'facilitator')
    await page.goto('/processes/labels')
    await page.getByRole('link', { name: t('processes.stage.link') }).click()
    await page
      .getByRole('button', { name: t('processes.stage.move', { stage: next }), exact: true })
      .click()
    const refused = await page.getByRole('alert').innerText()
    expect(refused).toContain('1 condition does not hold yet')
    expect(refused).toContain('No objection is without an answer')
    expect(refused).toContain('1 of 6 is left')

    const override = page.locator('form[action$="/overrides"]')
    await override.locator('[name=reason]').fill(LINE)
    await override.getByRole('button').click()
    await page.goto('/processes/labels')
    const stages = await page.locator('main').innerText()
    expect(stages).toContain('Plenary: ended without its conditions')
    expect(stages).toContain(LINE)

    await signIn(page, 'for-a-privacy-group')
    await page.goto('/stewards')
    await page.getByRole('link', { name: LINE }).click()
    const log = await page.locator('main').innerText()
    expect(log).toContain('Facilitator, as facilitator')
    expect(log).toContain('The full reason is owed by')
    await page.getByLabel(t('stewards.contest.argument')).fill(ARGUMENT)
    await page.getByRole('button', { name: t('stewards.contest.button'), exact: true }).click()
    expect(await page.locator('#contests').innerText()).toContain(t('stewards.contest.open'))

    const line = new URL(page.url()).pathname
    await signIn(page, 'facilitator')
    await page.goto(line)
    await page.getByLabel(t('stewards.answer.words')).fill(ANSWER)
    await page.getByRole('button', { name: t('stewards.answer.button'), exact: true }).click()
    await signIn(page, 'for-a-privacy-group')
    await page.goto(line)
    await page.getByRole('radio', { name: t('stewards.word.maintained') }).check()
    await page.getByRole('button', { name: t('stewards.word.button') }).click()
    const ended = await page.locator('#contests').innerText()
    for (const said of [ARGUMENT, ANSWER, t('stewards.contest.maintained')]) {
      expect(ended).toContain(said)
    }

    await page.context().clearCookies()
    await page.goto('/record')
    const entries = await page.locator('main').innerText()
    expect(entries).toContain('For a privacy group objected to what a steward did')
    expect(entries).toContain('went on although a gate was not met')
  },
)
