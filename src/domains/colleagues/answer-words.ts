/**
 * Reads an answer in the first line of a mail: only the words that our mail gave, in seven
 * languages, alone in their line. All else is a comment, so that no condition becomes a yes. Pure.
 */
import { ANSWERS, type AnswerKind } from './draft.ts'

const WORDS = {
  approve: [
    ...['approve', 'approved', 'i approve', 'yes', 'agree', 'agreed', 'i agree', 'ok'],
    ...["j'approuve", 'approuve', 'approuvé', 'approuver', 'oui', "d'accord", "je suis d'accord"],
    ...['apruebo', 'aprobado', 'aprobar', 'sí', 'si', 'de acuerdo', 'estoy de acuerdo'],
    ...['أوافق', 'اوافق', 'موافق', 'موافقة', 'نعم'],
    ...['同意', '我同意', '批准', '赞成', '是'],
    ...['одобряю', 'одобрить', 'согласен', 'согласна', 'да'],
    ...['aprovo', 'aprovado', 'aprovar', 'sim', 'concordo', 'de acordo', 'estou de acordo'],
  ],
  object: [
    ...['object', 'i object', 'objection', 'no', 'disagree', 'i disagree'],
    ...["je m'oppose", "m'opposer", "s'opposer", 'opposition', 'non', "pas d'accord"],
    ...['me opongo', 'oponerme', 'oponerse', 'objeto', 'objeción', 'objecion'],
    ...['أعترض', 'اعترض', 'معترض', 'اعتراض', 'لا'],
    ...['反对', '我反对', '不同意', '我不同意', '否'],
    ...['возражаю', 'возразить', 'возражение', 'против', 'нет'],
    ...['oponho-me', 'opor-me', 'me oponho', 'objeção', 'objecao', 'não', 'nao'],
  ],
  abstain: [
    ...['abstain', 'i abstain', 'abstention'],
    ...["je m'abstiens", "m'abstenir", "s'abstenir"],
    ...['me abstengo', 'abstenerme', 'abstenerse', 'abstención', 'abstencion'],
    ...['أمتنع', 'امتنع', 'ممتنع', 'امتناع'],
    ...['弃权', '我弃权'],
    ...['воздерживаюсь', 'воздержаться', 'воздержался', 'воздержалась'],
    ...['abstenho-me', 'abster-me', 'me abstenho', 'abstenção', 'abstencao'],
  ],
} as const satisfies Record<AnswerKind, readonly string[]>

const MEANING = new Map<string, AnswerKind>(
  ANSWERS.flatMap((kind) => WORDS[kind].map((word) => [plainOf(word), kind] as const)),
)

function plainOf(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\p{Cf}*_"«»“”]/gu, '')
    .replace(/[\s.!。،,]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim()
}

export type ReadAnswer = {
  readonly answer: AnswerKind | undefined
  /** What else was said; with an answer, without its line. */
  readonly words: string | undefined
}

/** An objection and an abstention may go on after a colon; an approval that goes on is none. */
export function readAnswer(own: string): ReadAnswer {
  const words = own.trim()
  const [first = '', ...rest] = words.split('\n')
  const whole = MEANING.get(plainOf(first))
  if (whole) return { answer: whole, words: saidIn(rest.join('\n')) }
  const [head = '', ...tail] = first.split(/[:：]/)
  const begun = tail.length > 0 ? MEANING.get(plainOf(head)) : undefined
  if (begun === undefined || begun === 'approve') return { answer: undefined, words: saidIn(words) }
  return { answer: begun, words: saidIn([tail.join(':'), ...rest].join('\n')) }
}

const saidIn = (text: string) => (text.trim() === '' ? undefined : text.trim())
