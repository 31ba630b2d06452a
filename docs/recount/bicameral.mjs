/** Recounts a vote by houses from the record's entries and the template's bytes alone; see README. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [record, templateFile, ballot] = process.argv.slice(2)
const found = new Map()
const below = join(record, 'tile', 'entries')
for (const name of readdirSync(below, { recursive: true }).sort()) {
  if (name.endsWith('.p') || /(^|[/\\])x\d+$/.test(name)) continue
  // Each entry stands after its length in two bytes; a bundle that is full repeats its parts.
  const bytes = readFileSync(join(below, name))
  for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) {
    const text = bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)).toString('utf8')
    const place = `${name.replace(/\.p[/\\]\d+$/, '')} ${String(at).padStart(9, '0')}`
    if (JSON.parse(text).obj === `ballot:${ballot}`) found.set(place, JSON.parse(text))
  }
}
const entries = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
const of = (...acts) => entries.filter(({ act }) => acts.includes(act))

const bytes = readFileSync(templateFile)
const hash = createHash('sha256').update(bytes).digest('base64')
const [opened] = of('ballot.open')
if (opened?.rules !== hash) throw new Error(`this template was not in force: ${hash}`)
const { decisions, rules } = JSON.parse(bytes)
const back = new Set(of('vote.recuse').map(({ voice }) => voice))
const voices = of('ballot.enrol').flatMap(({ voices }) => voices.map((line) => JSON.parse(line)))
const said = new Map(of('vote.cast', 'vote.open').map(({ voice, choice }) => [voice, choice]))

const part = (some, [division, name]) => some.filter(({ parts }) => parts[division] === name)
const weigh = (some) => some.reduce((sum, { weight }) => sum + weight, 0)
const saying = (some, choice) =>
  some.filter(({ voice }) => said.get(voice) === choice && !back.has(voice))

function holds(rule, some) {
  if (typeof rule === 'string' || rule.rule) return holds(rules[rule.rule ?? rule], some)
  if (rule.all) return rule.all.every((one) => holds(one, some))
  if (rule.any) return rule.any.some((one) => holds(one, some))
  const parts = (division) => rule.among.map((name) => part(some, [division, name]))
  if (rule.each) return parts(rule.each).every((house) => holds(rule.passes, house))
  if (rule.spread) {
    return parts(rule.over).filter((one) => saying(one, rule.spread)[0]).length >= rule.atLeast
  }
  const limit = rule.moreThan ?? rule.atLeast
  if (rule.outOf !== 'seats' || !limit || rule.tie) throw new Error('a rule of another kind')
  const here = Object.entries(rule.in ?? {}).reduce(part, some)
  const have = weigh(saying(here, rule.share))
  const all = weigh(here.filter(({ voice }) => rule.recused === 'stay' || !back.has(voice)))
  const [num, den] = limit.endsWith('%') ? [parseInt(limit), 100] : limit.split('/').map(Number)
  console.log(`${have} of ${all} (${rule.moreThan ? 'more than' : 'at least'} ${limit})`)
  // Crosswise: nothing is divided or rounded, and a share of nobody is never met.
  return all > 0 && (rule.moreThan ? have * den > all * num : have * den >= all * num)
}

const { rule } = decisions.find(({ id }) => id === opened.decision)
const [met, told] = [holds(rule, voices), of('ballot.close')[0]?.met]
console.log(`counted here: ${met}; on the record: ${told}`)
process.exitCode = met === told ? 0 : 1
